/**
 * Proves the documentation: every code block, every output and every computed table in the README and in the guide
 * ({@code src/site/markdown}). Start reading at {@link dev.tenet.docs.GuideTests}.
 */
package dev.tenet.docs;
