/**
 * Record and replay: what models answered, in a file of SQLite, so that no answer is paid for twice and a build
 * without a network gives the same result.
 *
 * <p>Start with {@link dev.tenet.tape.Tape}, which documents the schema.
 *
 * <p>The package uses {@code model}, {@code setting} and {@code text}.
 */
@NullMarked
package dev.tenet.tape;

import org.jspecify.annotations.NullMarked;
