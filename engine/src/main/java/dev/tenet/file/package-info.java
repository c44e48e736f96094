/**
 * Reading the files that users provide: locations, records, and precise error messages.
 *
 * <p>Start with {@link dev.tenet.file.RecordFile}. {@code TextInput} decodes text. Each format has a reader of its own,
 * and all readers reject ambiguous input. This package depends on {@code dev.tenet.text} only.
 */
@NullMarked
package dev.tenet.file;

import org.jspecify.annotations.NullMarked;
