package dev.tenet.model;

/**
 * Detects from the server's token counts that it dropped the system prompt. Fits a line to the counts as a function of
 * the length of the conversation; the intercept estimates the tokens of the system prompt and of the message format. If
 * it is clearly below half the number of words in the system prompt, the prompt was dropped.
 *
 * <p>A large intercept proves nothing: some servers substitute a system prompt of their own. The fit is ordinary least
 * squares; the standard error of the intercept is s·√(1/n + x̄²/Sxx) (Draper and Smith, Applied Regression Analysis,
 * 1.4).
 */
final class DroppedSystemDetector {

    private static final int FEWEST_CALLS = 20;
    private static final int FEWEST_WORDS = 10;
    // Tolerance for curvature: prompts with few examples and with many have slightly different bytes per token.
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
     * Adds a call.
     *
     * @param bytes length of the conversation without the system prompt
     * @param tokens input tokens reported by the server
     * @param words number of words in the system prompt
     */
    void count(long bytes, long tokens, long words) {
        calls++;
        // Welford's algorithm, for numerical stability.
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

    boolean isDropped() {
        if (calls < FEWEST_CALLS || fewestWords < FEWEST_WORDS || squaresOfBytes == 0) {
            return false;
        }
        double slope = products / squaresOfBytes;
        return slope >= FEWEST_TOKENS_A_BYTE
                && slope <= MOST_TOKENS_A_BYTE
                && intercept() + ERRORS * standardError() + BEND * fewestTokens < fewestWords / 2.0;
    }

    /** The estimated tokens of everything but the conversation. */
    double intercept() {
        return meanTokens - products / squaresOfBytes * meanBytes;
    }

    double standardError() {
        double unexplained = Math.max(0, squaresOfTokens - products * products / squaresOfBytes);
        return Math.sqrt(unexplained / (calls - 2) * (1.0 / calls + meanBytes * meanBytes / squaresOfBytes));
    }
}
