package dev.tenet.deepvalue.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a model's thoughts out of its answer: what it weighed before it chose says nothing about what it chose. Knows
 * the marks of the common families: {@code <think>}, {@code [THINK]}, {@code ◁think▷}, {@code
 * <|begin_of_thought|>}, and the channels of gpt-oss with and without their special tokens.
 */
final class ThoughtBlocks {

    private static final String NAME =
            "(?:antml:|seed:)?+(?:think(?:ing)?+|thoughts?+|reasoning|scratchpad|inner_monologue|reflection)";
    private static final Pattern MARK = Pattern.compile(
            "(?<close></" + NAME + "\\s?+>|\\[/" + NAME + "]|<\\|(?:end_of_thought|end_thinking|think_end|/think)\\|>"
                    + "|<\\|channel\\|>final<\\|message\\|>|\\bassistantfinal)"
                    + "|(?<open><" + NAME + "(?:\\s[^<>/]{0,100}+)?+>|\\[" + NAME + "]"
                    + "|<\\|(?:begin_of_thought|start_thinking|think_start|think)\\|>"
                    + "|<\\|channel\\|>(?:analysis|commentary)<\\|message\\|>)",
            Pattern.CASE_INSENSITIVE);

    private ThoughtBlocks() {}

    /**
     * What stands outside the thoughts; empty if a thought never closes, because then the answer never began. A close
     * without an opening ends a thought that began with the answer: many chat templates put the opening into the
     * prompt.
     */
    static Optional<String> outside(CharSequence text) {
        StringBuilder outside = new StringBuilder(text.length());
        Matcher mark = MARK.matcher(text);
        int depth = 0;
        int from = 0;
        while (mark.find()) {
            if (depth == 0) {
                outside.append(text, from, mark.start()).append('\n');
            }
            if (mark.start("open") >= 0) {
                depth++;
            } else if (depth == 0 || mark.group().toLowerCase(Locale.ROOT).contains("final")) {
                outside.setLength(0);
                depth = 0;
            } else {
                depth--;
            }
            from = mark.end();
        }
        return depth > 0
                ? Optional.empty()
                : Optional.of(outside.append(text, from, text.length()).toString());
    }
}
