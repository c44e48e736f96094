package dev.tenet;

/** What the claims of a test are about. */
public enum Population {
    /**
     * The source from which the questions of the catalogue or file were drawn: other questions like these. Each question
     * is an independent draw.
     */
    SOURCE,
    /**
     * The questions of the catalogue or file itself, answered as in this run. Questions are drawn without replacement, so
     * that fewer decide a claim, and all of them always do. A model that samples its answers may answer otherwise in the
     * next run.
     */
    CATALOGUE
}
