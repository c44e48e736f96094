package dev.tenet.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by the tokens that a server counted whether it read its prompts to the end. Two things say that it did not:
 *
 * <ul>
 *   <li>Prompts of different lengths have exactly the largest count of all: a context window is full. The more the lengths
 *       differ, the fewer such prompts it takes. Text of any language, code and any tokenizer give such ties only by
 *       chance.
 *   <li>A count is below half of the prompt's words. Tokenizers begin a token with each word, but for those that join some;
 *       in scripts without blanks there are few words, so that this says nothing of them.
 * </ul>
 *
 * <p>A server that reports the same for everything counts nothing; only a window as it is usually set, of 1,024, 2,048, 4,096
 * … tokens, is taken for one. Counts below {@value #SMALLEST_WINDOW} are no windows either: some servers leave out what they
 * had in a cache. Not safe for use by several threads.
 */
final class PromptsRead {

    private static final int SMALLEST_WINDOW = 256;
    private static final int STEP_OF_WINDOWS = 512;
    private static final int SMALLEST_USUAL_WINDOW = 1024;
    // What some servers add to a window, or keep of a prompt besides one half of it.
    private static final int BESIDE_WINDOW = 16;
    private static final double FEWEST_BYTES_A_TOKEN = 3;
    // No text has more bytes for a word and is worth counting words in.
    private static final long BYTES_OF_HALF_A_WORD = 8;
    private static final int ENOUGH_LENGTHS = 5;

    private final Map<String, Long> counted = new HashMap<>();
    private final Group full = new Group();
    private final Group tooFew = new Group();
    private final SystemRead systemRead = new SystemRead();
    private long fewest = Long.MAX_VALUE;
    private double bytesPerToken;
    private boolean isUsualWindow;

    /** What a prompt's length is: found out before others have to wait. */
    record Measured(long bytes, long systemBytes, long systemWords, boolean hasTooFew) {

        static Measured of(Prompt prompt, Usage usage) {
            long system = prompt.system() == null ? 0 : bytes(prompt.system());
            long bytes = system;
            for (Turn turn : prompt.turns()) {
                bytes += bytes(turn.text());
            }
            // Where a provider counts tokens of a cache apart and does not add them, they were read as well.
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

    /** Prompts of which less was read than there is. */
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

        /** Whether their lengths differ by more than texts of one count do by chance. */
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
        systemRead.count(prompt.bytes() - prompt.systemBytes(), read, prompt.systemWords());
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

    /** The prompts that were cut; empty if none was, as far as that can be known. */
    Optional<PromptCut> cut() {
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
            // Those with too few tokens may be among those that filled the window.
            full.parts.forEach((part, number) -> cut.merge(part, number, Math::max));
        }
        Map<String, PromptCut.Part> parts = new HashMap<>();
        cut.forEach((part, number) -> parts.put(part, new PromptCut.Part(number, counted.getOrDefault(part, number))));
        long longest = Math.max(isFull ? full.longest : 0, isTooFew ? tooFew.longest : 0);
        double bytes = bytesPerToken > 0 && bytesPerToken <= 2 * TokenEstimate.BYTES_PER_TOKEN
                ? bytesPerToken
                : TokenEstimate.BYTES_PER_TOKEN;
        return Optional.of(new PromptCut(
                Math.max(isFull ? full.tokens : 0, isTooFew ? tooFew.tokens : 0), Math.round(longest / bytes), parts));
    }

    /** Whether the counts have no room for the system prompt. */
    boolean lacksSystem() {
        return systemRead.isMissing();
    }

    private static long words(Prompt prompt) {
        long words = prompt.system() == null ? 0 : words(prompt.system());
        for (Turn turn : prompt.turns()) {
            words += words(turn.text());
        }
        return words;
    }

    /** Runs without blanks that have a letter. */
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
