/**
 * AssertJ assertions on figures, for use in the body of a spec method. Start with
 * {@link dev.tenet.assertj.TenetAssertions}.
 *
 * <p>The package uses {@code deepvalue}, {@code evenhanded}, {@code framing}, {@code history}, {@code invariance},
 * {@code stats}, {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.assertj;

import org.jspecify.annotations.NullMarked;
