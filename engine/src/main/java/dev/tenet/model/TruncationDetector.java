package dev.tenet.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Detects from the server's token counts that it truncated prompts. Either of two signs is sufficient:
 *
 * <ul>
 *   <li>Prompts of different lengths have exactly the same count, the largest of all: they filled the context window.
 *       The more the lengths differ, the fewer such prompts are required. Text, code and tokenizers of any kind produce
 *       such ties only by chance.
 *   <li>A count is below half the number of words in the prompt. Almost every tokenizer starts a new token at each
 *       word. In scripts without spaces there are few words, so this sign does not apply.
 * </ul>
 *
 * <p>A server that reports the same count for every prompt does not count; it is taken for a full window only at usual
 * window sizes (1,024, 2,048, 4,096 tokens, …). Counts below {@value #SMALLEST_WINDOW} are never taken for a window,
 * because some servers do not count cached tokens. Not safe for use by several threads.
 */
final class TruncationDetector {

    private static final int SMALLEST_WINDOW = 256;
    private static final int STEP_OF_WINDOWS = 512;
    private static final int SMALLEST_USUAL_WINDOW = 1024;
    // Some servers add a few tokens to a window, or keep a few besides one half of it.
    private static final int BESIDE_WINDOW = 16;
    private static final double FEWEST_BYTES_A_TOKEN = 3;
    // No text has more bytes for a word and is worth counting words in.
    private static final long BYTES_OF_HALF_A_WORD = 8;
    private static final int ENOUGH_LENGTHS = 5;

    private final Map<String, Long> counted = new HashMap<>();
    private final Group full = new Group();
    private final Group tooFew = new Group();
    private final DroppedSystemDetector systemDetector = new DroppedSystemDetector();
    private long fewest = Long.MAX_VALUE;
    private double bytesPerToken;
    private boolean isUsualWindow;

    /** The measured length of a prompt, computed outside the meter's lock. */
    record Measured(long bytes, long systemBytes, long systemWords, boolean hasTooFew) {

        static Measured of(Prompt prompt, Usage usage) {
            long system = prompt.system() == null ? 0 : bytes(prompt.system());
            long bytes = system;
            for (Turn turn : prompt.turns()) {
                bytes += bytes(turn.text());
            }
            // Some providers do not include cached tokens in the input tokens, but read them as well.
            long read = usage.inputTokens() + usage.cachedTokens();
            boolean isWorthCounting = usage.inputTokens() >= SMALLEST_WINDOW && read * BYTES_OF_HALF_A_WORD < bytes;
            return new Measured(
                    bytes,
                    system,
                    prompt.system() == null ? 0 : words(prompt.system()),
                    isWorthCounting && 2 * read < words(prompt));
        }

        private static long bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Prompts of which fewer tokens were read than expected. */
    private static final class Group {

        private long tokens;
        private long shortest = Long.MAX_VALUE;
        private long longest;
        private final TreeSet<Long> lengths = new TreeSet<>();
        private final Map<String, Long> parts = new HashMap<>();

        void begin(long read) {
            tokens = read;
            shortest = Long.MAX_VALUE;
            longest = 0;
            lengths.clear();
            parts.clear();
        }

        void add(long read, long bytes, String part) {
            tokens = Math.max(tokens, read);
            shortest = Math.min(shortest, bytes);
            longest = Math.max(longest, bytes);
            if (lengths.size() < ENOUGH_LENGTHS) {
                lengths.add(bytes);
            }
            parts.merge(part, 1L, Long::sum);
        }

        /** Whether the lengths differ by more than chance allows for texts with the same count. */
        boolean differsInLength() {
            double spread = lengths.isEmpty() ? 1 : (double) longest / Math.max(1, shortest);
            return lengths.size() >= (spread >= 1.5 ? 2 : spread >= 1.1 ? 3 : ENOUGH_LENGTHS) && spread >= 1.03;
        }
    }

    void count(Measured prompt, Prompt asked, Usage usage) {
        long read = usage.inputTokens();
        String part = asked.part();
        counted.merge(part, 1L, Long::sum);
        fewest = Math.min(fewest, read);
        systemDetector.count(prompt.bytes() - prompt.systemBytes(), read, prompt.systemWords());
        if (prompt.hasTooFew()) {
            tooFew.add(read, prompt.bytes(), part);
        }
        if (read > full.tokens) {
            if (full.tokens > 0) {
                bytesPerToken = Math.max(bytesPerToken, (double) full.longest / full.tokens);
            }
            full.begin(read);
            isUsualWindow = isUsualWindow(read, asked.sampling().maxTokens());
        }
        if (read == full.tokens) {
            full.add(read, prompt.bytes(), part);
        } else if (!prompt.hasTooFew()) {
            bytesPerToken = Math.max(bytesPerToken, (double) prompt.bytes() / Math.max(1, read));
        }
    }

    private static boolean isUsualWindow(long tokens, @Nullable Integer forTheAnswer) {
        return tokens >= SMALLEST_USUAL_WINDOW
                && (tokens % STEP_OF_WINDOWS <= BESIDE_WINDOW
                        || (forTheAnswer != null && (tokens + forTheAnswer) % STEP_OF_WINDOWS <= BESIDE_WINDOW));
    }

    /** The truncated prompts; empty if none were detected. */
    Optional<TruncatedPrompts> truncated() {
        boolean isConstant = fewest == full.tokens;
        boolean isFull = full.tokens >= SMALLEST_WINDOW
                && full.differsInLength()
                && (!isConstant || (isUsualWindow && full.shortest >= FEWEST_BYTES_A_TOKEN * full.tokens));
        boolean isTooFew = !isConstant && !tooFew.parts.isEmpty();
        if (!isFull && !isTooFew) {
            return Optional.empty();
        }
        Map<String, Long> cut = new HashMap<>(isTooFew ? tooFew.parts : full.parts);
        if (isFull && isTooFew && tooFew.tokens < full.tokens) {
            full.parts.forEach((part, number) -> cut.merge(part, number, Long::sum));
        } else if (isFull) {
            // Prompts with too few tokens may be among those that filled the window.
            full.parts.forEach((part, number) -> cut.merge(part, number, Math::max));
        }
        Map<String, TruncatedPrompts.Part> parts = new HashMap<>();
        cut.forEach((part, number) ->
                parts.put(part, new TruncatedPrompts.Part(number, counted.getOrDefault(part, number))));
        long longest = Math.max(isFull ? full.longest : 0, isTooFew ? tooFew.longest : 0);
        double bytes = bytesPerToken > 0 && bytesPerToken <= 2 * TokenEstimate.BYTES_PER_TOKEN
                ? bytesPerToken
                : TokenEstimate.BYTES_PER_TOKEN;
        return Optional.of(new TruncatedPrompts(
                Math.max(isFull ? full.tokens : 0, isTooFew ? tooFew.tokens : 0), Math.round(longest / bytes), parts));
    }

    /** Whether the counts are too low to include the system prompt. */
    boolean droppedSystem() {
        return systemDetector.isDropped();
    }

    private static long words(Prompt prompt) {
        long words = prompt.system() == null ? 0 : words(prompt.system());
        for (Turn turn : prompt.turns()) {
            words += words(turn.text());
        }
        return words;
    }

    /** Runs of non-whitespace characters that contain a letter. */
    private static long words(String text) {
        long words = 0;
        boolean isCounted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character)) {
                isCounted = false;
            } else if (!isCounted && Character.isLetter(character)) {
                isCounted = true;
                words++;
            }
        }
        return words;
    }
}
