package dev.tenet.model.http;

import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a finish reason. Independent of the wire format, because servers mix the finish reasons of different
 * formats and add their own.
 *
 * <p>Words for a filter mean that the answer was withheld, words for a failure that there is no answer, words for a
 * limit that it was truncated. Any other word counts as a complete answer and is kept for reports.
 *
 * @param finish why the answer ended; null if it failed and is not an answer
 * @param unknown the word if it has none of these meanings; otherwise null
 */
record FinishReason(@Nullable Finish finish, @Nullable String unknown) {

    private static final FinishReason COMPLETE = new FinishReason(Finish.COMPLETE, null);
    private static final FinishReason CUT_OFF = new FinishReason(Finish.CUT_OFF, null);
    private static final FinishReason WITHHELD = new FinishReason(Finish.WITHHELD, null);
    private static final FinishReason REFUSED = new FinishReason(Finish.REFUSED, null);
    private static final FinishReason BROKEN = new FinishReason(null, null);

    private static final Set<String> WHOLE = Set.of(
            "",
            "stop",
            "stopped",
            "eos",
            "eostoken",
            "endoftext",
            "endturn",
            "endofturn",
            "end",
            "final",
            "alternativestatusfinal",
            "finished",
            "complete",
            "completed",
            "done",
            "normal",
            "success",
            "stopsequence",
            "stopstring",
            "stoptoken",
            "stopword",
            "toolcall",
            "toolcalls",
            "tooluse",
            "functioncall");
    private static final Pattern OF_A_REFUSAL = Pattern.compile("refus");
    private static final Pattern OF_A_FILTER = Pattern.compile(
            "filter|safety|unsafe|sensitiv|moderat|block|blacklist|blocklist|prohibit|forbid|banned|polic"
                    + "|recitation|copyright|spii|guardrail|toxic|inspect|censor|harm|violat");
    private static final Pattern OF_A_FAULT =
            Pattern.compile("error|fail|abort|cancel|timeout|timedout|timelimit|network|unavailable|interrupt|overload"
                    + "|resource|disconnect|crash|exception|killed|preempt|evict|^load$|^unload$");
    private static final Pattern OF_A_LIMIT =
            Pattern.compile("length|maxtoken|maxoutput|maxnew|maxcompletion|limit|truncat|exceed|contextwindow");
    // Anything longer is not a finish reason.
    private static final int LONGEST = 100;

    /** @param word as written by the server, with any case and any separators; null or empty for none */
    static FinishReason of(@Nullable String word) {
        if (word == null || word.equals("stop")) {
            return COMPLETE;
        }
        String letters = letters(word);
        if (WHOLE.contains(letters) && (!letters.isEmpty() || word.isBlank())) {
            return COMPLETE;
        }
        if (OF_A_REFUSAL.matcher(letters).find()) {
            return REFUSED;
        }
        // "ERROR_TOXIC" is a filter.
        if (OF_A_FILTER.matcher(letters).find()) {
            return WITHHELD;
        }
        if (OF_A_FAULT.matcher(letters).find()) {
            return BROKEN;
        }
        return OF_A_LIMIT.matcher(letters).find() ? CUT_OFF : new FinishReason(Finish.COMPLETE, word);
    }

    private static String letters(String word) {
        StringBuilder letters = new StringBuilder();
        word.substring(0, Math.min(word.length(), LONGEST))
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetter)
                .forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }

    /**
     * Sets the finish reason of a reply.
     *
     * @param what the part of the response, as in {@code choices[0]}
     * @throws MalformedReplyException if the answer failed
     */
    Reply.Builder end(Reply.Builder reply, String what) throws MalformedReplyException {
        Finish known = Optional.ofNullable(finish)
                .orElseThrow(() -> new MalformedReplyException(
                        "expected a finished " + what + ", found one that ended with an error"));
        return reply.finish(known).unknownFinish(unknown);
    }
}
