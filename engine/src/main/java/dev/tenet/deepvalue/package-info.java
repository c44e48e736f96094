/**
 * The Deep Value Benchmark (Ashkinaze et al., NeurIPS 2025, arXiv 2511.02109): does a subject learn the value or the
 * style from a user's choices?
 *
 * <p>The main types, in order of use:
 *
 * <ul>
 *   <li>{@link dev.tenet.deepvalue.ScenarioBank}: the texts that questions are composed from.
 *   <li>{@link dev.tenet.deepvalue.DeepValueDesign}: the part of the bank that a spec uses.
 *   <li>{@link dev.tenet.deepvalue.GeneratedTrials}: trials composed from the bank.
 *   <li>{@link dev.tenet.deepvalue.PublishedTrials}: trials from the published file.
 *   <li>{@link dev.tenet.deepvalue.DeepValueProtocol}: asks the questions, and reads the choices with {@link
 *       dev.tenet.answer}.
 *   <li>{@link dev.tenet.deepvalue.Dvgr}: the figures.
 *   <li>{@link dev.tenet.deepvalue.DvgrClaims}: claims about the figures.
 * </ul>
 *
 * <p>The package uses {@code answer}, {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text},
 * {@code trial} and {@code trial.baseline}.
 */
@NullMarked
package dev.tenet.deepvalue;

import org.jspecify.annotations.NullMarked;
