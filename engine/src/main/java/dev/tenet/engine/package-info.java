/**
 * The JUnit Platform engine: discovers specs, runs them, and turns verdicts into test results. This is the only package
 * that uses the platform's engine API.
 *
 * <p>Start with {@link dev.tenet.engine.TenetTestEngine}. {@code SpecResolver} builds the tree of descriptors from
 * selectors, using the annotations of the {@code Kinds} on the class path. {@code SpecMeasurement} asks the
 * trials of one spec and subject and judges its claims. {@code ClaimDescriptor} turns a finding into a test result.
 * {@link dev.tenet.engine.TenetSettings} lists the settings.
 *
 * <p>The package uses {@code digest}, {@code file}, {@code history}, {@code model}, {@code page}, {@code report},
 * {@code run}, {@code setting}, {@code stats}, {@code tape}, {@code text}, {@code trial} and {@code trial.baseline}.
 */
@NullMarked
package dev.tenet.engine;

import org.jspecify.annotations.NullMarked;
