/**
 * The files that users name: where they are, their records one by one, and what is wrong with one of them.
 *
 * <p>Start with {@link dev.tenet.file.RecordFile}. The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.file;

import org.jspecify.annotations.NullMarked;
