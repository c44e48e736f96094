/**
 * The short forms of a run, made from its folder: {@code report.md} and {@code badge.svg} for a pull request, the
 * trials as a table, and annotations for GitHub.
 *
 * <p>Start with {@link dev.tenet.digest.RunDigest}.
 *
 * <p>The package uses {@code file}, {@code report}, {@code run}, {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.digest;

import org.jspecify.annotations.NullMarked;
