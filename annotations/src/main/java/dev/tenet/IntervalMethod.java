package dev.tenet;

/** What a claim on a mean is about, and thus how its interval is made. */
public enum IntervalMethod {
    /**
     * The catalog or file from which the cases are drawn. The mean of an issue, or a trial, is one observation; the
     * interval holds for any number of them.
     */
    CATALOG,
    /**
     * Issues and wordings, or values and situations, beyond the catalog or file, of which those asked are taken to be a
     * sample: pairs are clustered by issue, trials by value and by test id. The interval is approximate for few clusters;
     * all planned cases are asked.
     */
    CLUSTERED
}
