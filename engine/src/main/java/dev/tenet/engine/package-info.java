/**
 * The JUnit Platform engine: discovers specs, runs them, and turns verdicts into test results. The only package that
 * knows the platform's engine API.
 *
 * <p>Start with {@link dev.tenet.engine.TenetTestEngine}. The way through: {@code SpecResolver} builds the tree of
 * descriptors from selectors, reading annotations by the {@code Kinds} on the class path; {@code
 * MeasurementDescriptor} asks the trials of one spec and one subject; {@code ClaimDescriptor} turns a finding into the
 * outcome of a test. {@link dev.tenet.engine.TenetSettings} names the settings.
 *
 * <p>The package uses {@code file}, {@code model}, {@code report}, {@code setting}, {@code stats}, {@code tape},
 * {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.engine;

import org.jspecify.annotations.NullMarked;
