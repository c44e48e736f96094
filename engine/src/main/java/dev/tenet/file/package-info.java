/**
 * The files that users name: where they are, their records one by one, and what is wrong with one of them.
 *
 * <p>Start with {@link dev.tenet.file.RecordFile}. Text is decoded in {@code TextInput}; each form has a reader of its
 * own, and all of them refuse what can be read in two ways.
 *
 * <p>The package uses {@code text}.
 */
@NullMarked
package dev.tenet.file;

import org.jspecify.annotations.NullMarked;
