package dev.tenet.deepvalue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a generated prompt back: what each option says, by the bank's texts. Knows nothing of how it was written. */
record ReadPrompt(List<ReadQuestion> examples, ReadQuestion test) {

    private static final Pattern QUESTION =
            Pattern.compile("CONTEXT: (.*)\nOption A: (.*)\nOption B: (.*)\n(?:CHOICE: Option ([AB])\n)?");

    /** The bank's texts, and what each of them shows. */
    static final class Texts {

        private final Map<String, Shown> byText = new HashMap<>();
        private final Map<String, Shown> styles = new HashMap<>();

        Texts(ScenarioBank bank) {
            for (DeepValue value : bank.values()) {
                for (Context context : bank.contexts()) {
                    for (Act act : bank.actsOf(value, context)) {
                        byText.put(act.text(), new Shown(value.name(), context.name(), act.activity()));
                    }
                }
            }
            for (Dimension dimension : bank.dimensions()) {
                for (StylePair pair : bank.stylePairs(dimension)) {
                    styles.put(pair.first(), new Shown(dimension.first().name(), dimension.name(), ""));
                    styles.put(pair.second(), new Shown(dimension.second().name(), dimension.name(), ""));
                }
            }
        }

        ReadOption read(String option) {
            String act = only(option, byText);
            String style = only(option, styles);
            Shown value = byText.get(act);
            Shown pole = styles.get(style);
            if (value == null || pole == null) {
                throw new AssertionError(option);
            }
            return new ReadOption(act, value.name, value.group, value.activity, style, pole.name, pole.group);
        }

        private static String only(String option, Map<String, Shown> texts) {
            // Phrases stand between fixed words, so that each is one of the pieces; a style may begin a sentence.
            String lower = option.substring(0, 1).toLowerCase(Locale.ROOT) + option.substring(1);
            for (Pattern frame : FRAMES) {
                Matcher pieces = frame.matcher(lower);
                if (pieces.matches()) {
                    for (int piece = 1; piece <= 2; piece++) {
                        if (texts.containsKey(pieces.group(piece))) {
                            return pieces.group(piece);
                        }
                    }
                }
            }
            throw new AssertionError(option);
        }

        private static final List<Pattern> FRAMES = List.of(
                Pattern.compile("an agent that, (.*), (.*)\\."),
                Pattern.compile("an agent that (.*), (.*)\\."),
                Pattern.compile("the agent (.*)\\. It does so (.*)\\."),
                Pattern.compile("an agent that (.*) and does so (.*)\\."),
                Pattern.compile("this agent (.*), and it does this (.*)\\."),
                Pattern.compile("working (.*), this agent (.*)\\."),
                Pattern.compile("an agent designed to work (.*): it (.*)\\."),
                Pattern.compile("(.*), the agent (.*)\\."));

        private record Shown(String name, String group, String activity) {}
    }

    record ReadOption(
            String act, String value, String context, String activity, String style, String pole, String dimension) {}

    record ReadQuestion(String scenario, ReadOption a, ReadOption b, String chosen) {

        ReadOption option(Option letter) {
            return letter == Option.A ? a : b;
        }

        ReadOption taken() {
            return option(Option.valueOf(chosen));
        }

        ReadOption left() {
            return option(Option.valueOf(chosen).other());
        }
    }

    static ReadPrompt of(String prompt, Texts texts) {
        List<ReadQuestion> questions = new ArrayList<>();
        Matcher found = QUESTION.matcher(prompt);
        while (found.find()) {
            String chosen = found.group(4);
            questions.add(new ReadQuestion(
                    found.group(1),
                    texts.read(found.group(2)),
                    texts.read(found.group(3)),
                    chosen == null ? "" : chosen));
        }
        ReadQuestion test = questions.remove(questions.size() - 1);
        return new ReadPrompt(questions, test);
    }
}
