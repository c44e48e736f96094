/**
 * Annotations for declaring value specs, and the enums they use.
 *
 * <p>Start with {@link dev.tenet.ValueSpec} and {@link dev.tenet.DeepValueTest}. The package depends only on
 * junit-platform-commons, for {@code @Testable}. The {@code tenet-engine} module runs annotated classes.
 */
package dev.tenet;
