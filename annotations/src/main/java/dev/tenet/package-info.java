/**
 * What a value spec needs to be declared: annotations and the few enums they use.
 *
 * <p>Start with {@link dev.tenet.ValueSpec} and {@link dev.tenet.DeepValueTest}. The package depends on
 * junit-platform-commons, for {@code @Testable}, and on nothing else; what the annotations mean when they run is in
 * {@code tenet-engine}.
 */
package dev.tenet;
