/**
 * Reading the files that users provide: locations, records, and precise error messages.
 *
 * <p>Start with {@link dev.tenet.file.RecordFile}. {@code TextInput} decodes text. Each format has a reader of its
 * own, and all readers reject ambiguous input.
 *
 * <p>The package uses {@code text}.
 */
@NullMarked
package dev.tenet.file;

import org.jspecify.annotations.NullMarked;
