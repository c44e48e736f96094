package dev.tenet;

/** What a claim on a mean is about, and thus how its interval is made. */
public enum IntervalMethod {
    /**
     * The catalog or file from which the cases are drawn. The mean of an issue is one observation; the interval holds
     * for any number of issues.
     */
    CATALOG,
    /**
     * Issues and wordings beyond the catalog or file, of which those asked are taken to be a sample: pairs are clustered
     * by issue. The interval is approximate for few issues; all planned pairs are asked.
     */
    CLUSTERED
}
