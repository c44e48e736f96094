/**
 * Record and replay of models' answers in an SQLite file, so that no answer is paid for twice and a build without
 * network gives the same result.
 *
 * <p>Start with {@link dev.tenet.tape.Tape}, which documents the schema. This package depends on {@code model} and
 * {@code text} only.
 */
@NullMarked
package dev.tenet.tape;

import org.jspecify.annotations.NullMarked;
