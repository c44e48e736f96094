/**
 * AssertJ assertions on figures, for use in the body of a spec method. Start with
 * {@link dev.tenet.assertj.TenetAssertions}.
 *
 * <p>The package uses {@code deepvalue}, {@code framing}, {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.assertj;

import org.jspecify.annotations.NullMarked;
