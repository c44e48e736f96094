/**
 * Record and replay of models' answers in an SQLite file, so that no answer is paid for twice and a build without
 * network gives the same result.
 *
 * <p>Start with {@link dev.tenet.tape.Tape}, which documents the schema.
 *
 * <p>The package uses {@code model}, {@code setting} and {@code text}.
 */
@NullMarked
package dev.tenet.tape;

import org.jspecify.annotations.NullMarked;
