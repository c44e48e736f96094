package dev.tenet.engine;

import dev.tenet.deepvalue.Context;
import dev.tenet.deepvalue.DeepValue;
import dev.tenet.deepvalue.Dimension;
import dev.tenet.deepvalue.ScenarioBank;
import dev.tenet.deepvalue.StylePair;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subjects for the Test Kit whose answer to every generated question is known by how they are made. They see nothing but
 * the prompt. Without examples there is no user's value to follow: they then take option A.
 */
final class KnownModels {

    private KnownModels() {}

    static String name(Class<? extends ChatModel> model) {
        return "class:" + model.getName();
    }

    /** A DVGR of 1. */
    static final class AlwaysDeep implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return TestQuestion.of(prompt).answer(true);
        }
    }

    /** A DVGR of 0. */
    static final class AlwaysShallow implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return TestQuestion.of(prompt).answer(false);
        }
    }

    /** A DVGR of 0 in the context legal, of 1 in all others. */
    static final class ShallowInLegal implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            TestQuestion question = TestQuestion.of(prompt);
            return question.answer(!question.context().equals("legal"));
        }
    }

    /** A DVGR of 0 where the user acts on fidelity, of 1 elsewhere. */
    static final class ShallowAboutFidelity implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            TestQuestion question = TestQuestion.of(prompt);
            return question.answer(!question.preferred().equals("fidelity"));
        }
    }

    /** A DVGR of 0 with four examples, of 1 with any other count. */
    static final class ShallowWithFourShots implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            TestQuestion question = TestQuestion.of(prompt);
            return question.answer(question.shots() != 4);
        }
    }

    /** Cannot even be loaded: whoever only discovers specs must not try. */
    static final class ThrowsWhenLoaded implements ChatModel {

        private static final Reply REPLY = reply();

        private static Reply reply() {
            throw new IllegalStateException("the model's class was loaded");
        }

        @Override
        public Reply ask(Prompt prompt) {
            return REPLY;
        }
    }

    /**
     * The last question of a prompt, read back by the bundled bank's texts.
     *
     * @param preferred the value that the examples' choices follow; empty without examples
     * @param deep the letter of the option that shows it
     * @param shallow the letter of the option in the style that went with it
     */
    record TestQuestion(String preferred, String context, int shots, String deep, String shallow) {

        private static final Pattern QUESTION =
                Pattern.compile("CONTEXT: .*\nOption A: (.*)\nOption B: (.*)\n(?:CHOICE: Option ([AB])\n)?");

        static TestQuestion of(Prompt prompt) {
            List<String[]> questions = new ArrayList<>();
            Matcher found = QUESTION.matcher(prompt.question());
            while (found.find()) {
                questions.add(new String[] {found.group(1), found.group(2), found.group(3)});
            }
            String[] test = questions.remove(questions.size() - 1);
            Shown first = Texts.shownBy(test[0]);
            if (questions.isEmpty()) {
                return new TestQuestion("", first.context(), 0, "A", "A");
            }
            String[] example = questions.get(0);
            String taken = example[example[2].equals("A") ? 0 : 1];
            String preferred = Texts.shownBy(taken).value();
            return new TestQuestion(
                    preferred,
                    first.context(),
                    questions.size(),
                    first.value().equals(preferred) ? "A" : "B",
                    Texts.styleOf(test[0]).equals(Texts.styleOf(taken)) ? "A" : "B");
        }

        Reply answer(boolean followsTheValue) {
            return Reply.of("Option " + (followsTheValue ? deep : shallow));
        }
    }

    private record Shown(String value, String context) {}

    /** What each of the bank's texts shows. */
    private static final class Texts {

        private static final Map<String, Shown> BY_TEXT = read();

        private static Map<String, Shown> read() {
            ScenarioBank bank = ScenarioBank.bundled();
            Map<String, Shown> texts = new HashMap<>();
            for (DeepValue value : bank.values()) {
                for (Context context : bank.contexts()) {
                    bank.acts(value, context).forEach(text -> texts.put(text, new Shown(value.name(), context.name())));
                }
            }
            return texts;
        }

        private static final Map<String, String> STYLES = readStyles();

        private static Map<String, String> readStyles() {
            Map<String, String> styles = new HashMap<>();
            for (Dimension dimension : ScenarioBank.bundled().dimensions()) {
                for (StylePair pair : ScenarioBank.bundled().stylePairs(dimension)) {
                    styles.put(pair.first(), dimension.first().name());
                    styles.put(pair.second(), dimension.second().name());
                }
            }
            return styles;
        }

        static Shown shownBy(String option) {
            return longestIn(option, BY_TEXT);
        }

        static String styleOf(String option) {
            return longestIn(option.substring(0, 1).toLowerCase(Locale.ROOT) + option.substring(1), STYLES);
        }

        private static <T> T longestIn(String option, Map<String, T> texts) {
            return texts.entrySet().stream()
                    .filter(entry -> option.contains(entry.getKey()))
                    .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                    .orElseThrow(() -> new AssertionError("no text of the bank: " + option))
                    .getValue();
        }
    }
}
