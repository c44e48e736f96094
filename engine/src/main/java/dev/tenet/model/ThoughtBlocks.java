package dev.tenet.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Separates an answer from the model's inline thoughts. Recognizes the markers of the common model families ({@code
 * <think>}, {@code [THINK]}, {@code ◁think▷}, {@code <|begin_of_thought|>}, {@code <reasoning>} and variants) and the
 * channels of gpt-oss with and without their special tokens. {@link Reply#said} defines where a marker is recognized.
 *
 * @param said the text without thoughts, stripped if there were any
 * @param thoughts the thoughts without their markers, separated by blank lines
 * @param endsInThought whether the last thought is not closed
 */
record ThoughtBlocks(String said, String thoughts, boolean endsInThought) {

    private static final String NAMES =
            "(?:antml:|seed:)?+(think(?:ing)?+|thoughts?+|reasoning|scratchpad|inner_monologue|reflection)";
    private static final String LEFT = "[<◁＜]";
    private static final String RIGHT = "[>▷＞]";

    /** A marker, or a line that opens or closes a code block. */
    private static final Pattern MARK = Pattern.compile(
            "(?m)(?<fence>^[ ]{0,3}+(?:`{3}|~{3}))"
                    + "|<\\|channel\\|>(?<channel>analysis|commentary|final)[^<>\\n]{0,40}+(?:<\\|constrain\\|>\\w{1,20}+)?+"
                    + "<\\|message\\|>"
                    + "|(?<open>" + LEFT + NAMES + "(?:\\s[^<>/]{0,100}+)?+" + RIGHT
                    + "|\\[(think(?:ing)?+)]"
                    + "|<\\|(?:begin_of_(thought)|start_(thinking)|(think)_start|(think))\\|>)"
                    + "|(?<close>" + LEFT + "/" + NAMES + "\\s?+" + RIGHT
                    + "|\\[/(think(?:ing)?+)]"
                    + "|<\\|(?:end_of_(thought)|end_(thinking)|(think)_end|/(think))\\|>)",
            Pattern.CASE_INSENSITIVE);

    /** Channels whose special tokens the server removed: {@code analysisWe need …assistantfinalYes.} */
    private static final String BARE_CHANNEL = "analysis";

    private static final String BARE_FINAL = "assistantfinal";
    private static final String OPENING_QUOTES = "`'\"“‘«(";
    private static final String CLOSING_QUOTES = "`'\"”’»)";
    private static final Pattern END_OF_TURN = Pattern.compile("(?:<\\|(?:return|end)\\|>\\s*+)++\\z");
    private static final Pattern TURN = Pattern.compile("(?:<\\|(?:start|end)\\|>(?:assistant)?+)++");

    static ThoughtBlocks in(String text) {
        if (!mayHoldMarks(text)) {
            return new ThoughtBlocks(text, "", false);
        }
        ThoughtBlocks ofBareChannels = ofBareChannels(text);
        return ofBareChannels != null ? ofBareChannels : new Splitter(text).split();
    }

    /** Fast path: most answers contain none of these. */
    private static boolean mayHoldMarks(String text) {
        return text.indexOf('<') >= 0
                || text.indexOf('[') >= 0
                || text.indexOf('◁') >= 0
                || text.indexOf('＜') >= 0
                || text.stripLeading().startsWith(BARE_CHANNEL);
    }

    private static @Nullable ThoughtBlocks ofBareChannels(String text) {
        String stripped = text.strip();
        int next = BARE_CHANNEL.length();
        if (!stripped.startsWith(BARE_CHANNEL)
                || stripped.length() == next
                || Character.isWhitespace(stripped.charAt(next))) {
            return null;
        }
        int end = stripped.lastIndexOf(BARE_FINAL);
        if (end >= 0) {
            return new ThoughtBlocks(
                    stripped.substring(end + BARE_FINAL.length()).strip(),
                    stripped.substring(next, end).strip(),
                    false);
        }
        return Character.isUpperCase(stripped.charAt(next))
                ? new ThoughtBlocks("", stripped.substring(next), true)
                : null;
    }

    /** A single pass over a text, from marker to marker. */
    private static final class Splitter {

        private final String text;
        private final boolean isData;
        private final StringBuilder said = new StringBuilder();
        private final StringBuilder thoughts = new StringBuilder();
        private int from;
        // The family of the open thought, or null.
        private @Nullable String open;
        private boolean hasThoughts;
        private boolean isInCode;
        // The end of a line with a marker that is plain text, as in "<think>…</think> marks a thought".
        private int textUntil = -1;

        Splitter(String text) {
            this.text = text;
            String beginning = text.stripLeading();
            this.isData = beginning.startsWith("{") || beginning.startsWith("```");
        }

        ThoughtBlocks split() {
            Matcher mark = MARK.matcher(text);
            while (mark.find()) {
                if (mark.start("fence") >= 0) {
                    isInCode ^= open == null;
                } else if (mark.start("channel") >= 0) {
                    channel(mark);
                } else if (mark.start("open") >= 0) {
                    opening(mark);
                } else {
                    closing(mark);
                }
            }
            if (open != null) {
                think(from, text.length());
            } else {
                said.append(text, from, text.length());
            }
            if (!hasThoughts) {
                return new ThoughtBlocks(text, "", false);
            }
            return new ThoughtBlocks(
                    END_OF_TURN
                            .matcher(said.toString().strip())
                            .replaceFirst("")
                            .strip(),
                    thoughts.toString(),
                    open != null);
        }

        /** Special tokens, which answers do not quote by accident. */
        private void channel(Matcher mark) {
            if (mark.group("channel").equalsIgnoreCase("final")) {
                takeBack(mark.start());
                open = null;
                isInCode = false;
            } else {
                if (open == null) {
                    said.append(text, from, mark.start());
                } else {
                    think(from, mark.start());
                }
                open = "channel";
                hasThoughts = true;
            }
            from = mark.end();
        }

        private void opening(Matcher mark) {
            if (open != null) {
                return;
            }
            if (isInCode || !beginsLine(mark.start())) {
                // Searches a line once, even if it has many markers.
                textUntil = mark.end() > textUntil ? endOfLine(mark.end()) : textUntil;
                return;
            }
            said.append(text, from, mark.start());
            open = family(mark);
            hasThoughts = true;
            from = mark.end();
        }

        private void closing(Matcher mark) {
            if (open != null) {
                if (open.equals(family(mark)) && !isQuoted(mark)) {
                    think(from, mark.start());
                    open = null;
                    from = mark.end();
                }
            } else if (!isData && !isInCode && mark.start() > textUntil && endsThought(mark)) {
                takeBack(mark.start());
                from = mark.end();
            }
        }

        /** Turns everything said so far into a thought. */
        private void takeBack(int end) {
            if (open != null) {
                think(from, end);
            } else {
                said.append(text, from, end);
            }
            String thought = said.toString().strip();
            said.setLength(0);
            if (!thought.isEmpty()) {
                add(TURN.matcher(thought).replaceAll(""));
            }
            hasThoughts = true;
        }

        private void think(int begin, int end) {
            add(TURN.matcher(text.substring(begin, end)).replaceAll(""));
        }

        private void add(String thought) {
            String stripped = thought.strip();
            if (!stripped.isEmpty()) {
                thoughts.append(thoughts.isEmpty() ? "" : "\n\n").append(stripped);
            }
        }

        /** Whether only whitespace precedes it on its line or after the preceding thought. */
        private boolean beginsLine(int at) {
            int before = beforeBlanks(at);
            return before < from || isLineEnd(text.charAt(before));
        }

        private boolean endsThought(Matcher mark) {
            int at = mark.start();
            return beginsLine(at) || !(Character.isWhitespace(text.charAt(at - 1)) || isQuoted(mark));
        }

        private int beforeBlanks(int at) {
            int before = at - 1;
            while (before >= from && Character.isWhitespace(text.charAt(before)) && !isLineEnd(text.charAt(before))) {
                before--;
            }
            return before;
        }

        private boolean isQuoted(Matcher mark) {
            if (mark.start() == 0 || mark.end() == text.length()) {
                return false;
            }
            int quote = OPENING_QUOTES.indexOf(text.charAt(mark.start() - 1));
            return quote >= 0 && text.charAt(mark.end()) == CLOSING_QUOTES.charAt(quote);
        }

        private int endOfLine(int at) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }

        private static boolean isLineEnd(char character) {
            return character == '\n' || character == '\r' || character == '\u2028' || character == '\u2029';
        }

        /** {@code </thinking>} also closes {@code <think>}. */
        private static String family(Matcher mark) {
            for (int group = 1; group <= mark.groupCount(); group++) {
                String name = mark.group(group);
                if (name != null && Character.isLetter(name.charAt(0))) {
                    String lower = name.toLowerCase(Locale.ROOT);
                    return lower.startsWith("think") ? "think" : lower.startsWith("thought") ? "thought" : lower;
                }
            }
            return "";
        }
    }
}
