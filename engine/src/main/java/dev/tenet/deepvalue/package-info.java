/**
 * The Deep Value Benchmark (Ashkinaze et al., NeurIPS 2025, arXiv 2511.02109): does a subject learn the value or the
 * style from a user's choices?
 *
 * <p>The way through: a {@link dev.tenet.deepvalue.ScenarioBank} holds what can be chosen between; a {@link
 * dev.tenet.deepvalue.DeepValueDesign} says which part of it is asked; {@link dev.tenet.deepvalue.GeneratedTrials}, or
 * {@link dev.tenet.deepvalue.PublishedTrials} for the published file, draws trials from it; {@link
 * dev.tenet.deepvalue.DeepValueProtocol} asks one and reads the choice; {@link dev.tenet.deepvalue.Dvgr} is what the
 * choices add up to (an answer is read in {@link dev.tenet.answer}), and {@link dev.tenet.deepvalue.DvgrClaims} what
 * can be claimed of it.
 *
 * <p>The package uses {@code answer}, {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text} and
 * {@code trial}.
 */
@NullMarked
package dev.tenet.deepvalue;

import org.jspecify.annotations.NullMarked;
