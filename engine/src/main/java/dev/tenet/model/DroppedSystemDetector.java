package dev.tenet.model;

/**
 * Finds out by the tokens that a server counted whether it read the system prompt, as far as that can be known. The counts
 * are fitted by a line in the length of the question; where it begins is what was read beside the question: the system
 * prompt and what the format adds. If that has clearly no room for half the system prompt's words, it was not read.
 *
 * <p>The other way round it proves nothing: some servers put a system prompt of their own in its place. Ordinary least
 * squares; the standard error of the intercept is s·√(1/n + x̄²/Sxx) (Draper and Smith, Applied Regression Analysis, 1.4).
 */
final class DroppedSystemDetector {

    private static final int FEWEST_CALLS = 20;
    private static final int FEWEST_WORDS = 10;
    // A line through few examples and one through many differ a little in how many bytes their tokens have.
    private static final double BEND = 0.1;
    private static final double ERRORS = 4;
    private static final double FEWEST_TOKENS_A_BYTE = 0.1;
    private static final double MOST_TOKENS_A_BYTE = 1.5;

    private long calls;
    private double meanBytes;
    private double meanTokens;
    private double squaresOfBytes;
    private double squaresOfTokens;
    private double products;
    private long fewestTokens = Long.MAX_VALUE;
    private long fewestWords = Long.MAX_VALUE;

    /**
     * Counts a call.
     *
     * @param bytes of the conversation without the system prompt
     * @param tokens that the server counted
     * @param words of the system prompt
     */
    void count(long bytes, long tokens, long words) {
        calls++;
        // Welford's updates, which lose no digits.
        double fromMeanBytes = bytes - meanBytes;
        double fromMeanTokens = tokens - meanTokens;
        meanBytes += fromMeanBytes / calls;
        meanTokens += fromMeanTokens / calls;
        squaresOfBytes += fromMeanBytes * (bytes - meanBytes);
        squaresOfTokens += fromMeanTokens * (tokens - meanTokens);
        products += fromMeanBytes * (tokens - meanTokens);
        fewestTokens = Math.min(fewestTokens, tokens);
        fewestWords = Math.min(fewestWords, words);
    }

    boolean isMissing() {
        if (calls < FEWEST_CALLS || fewestWords < FEWEST_WORDS || squaresOfBytes == 0) {
            return false;
        }
        double slope = products / squaresOfBytes;
        return slope >= FEWEST_TOKENS_A_BYTE
                && slope <= MOST_TOKENS_A_BYTE
                && intercept() + ERRORS * standardError() + BEND * fewestTokens < fewestWords / 2.0;
    }

    /** The tokens that were read beside the question. */
    double intercept() {
        return meanTokens - products / squaresOfBytes * meanBytes;
    }

    double standardError() {
        double unexplained = Math.max(0, squaresOfTokens - products * products / squaresOfBytes);
        return Math.sqrt(unexplained / (calls - 2) * (1.0 / calls + meanBytes * meanBytes / squaresOfBytes));
    }
}
