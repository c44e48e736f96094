/**
 * AssertJ assertions on figures, for the body of a spec method: {@link dev.tenet.assertj.TenetAssertions}.
 *
 * <p>The package uses {@code deepvalue}, {@code framing}, {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.assertj;

import org.jspecify.annotations.NullMarked;
