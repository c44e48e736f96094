package dev.tenet.deepvalue;

import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Composes sentences from the bank's phrases: the scenario, and the options from acts and styles. Both options of a
 * question use the same frame, so neither the order of act and style nor the surrounding words carry information.
 */
final class Wording {

    /** A sentence template for two phrases. Uses plain concatenation, because it is applied to every option. */
    private record Frame(String before, String between, String after) {
        String around(String first, String second) {
            return before + first + between + second + after;
        }
    }

    /** Templates for the user and the activity. */
    private static final List<Frame> SCENARIOS = List.of(
            new Frame("", " is choosing between two AI agents for ", "."),
            new Frame("", " wants help with ", " and can have one of two AI agents."),
            new Frame("Two AI agents are on offer to ", " for ", "."),
            new Frame("", " is about to hand over ", " to one of two AI agents."));

    /** Templates with the act before the style. */
    private static final List<Frame> ACT_FIRST = List.of(
            new Frame("An agent that ", ", ", "."),
            new Frame("The agent ", ". It does so ", "."),
            new Frame("An agent that ", " and does so ", "."),
            new Frame("This agent ", ", and it does this ", "."));

    /** Templates with the style before the act. */
    private static final List<Frame> STYLE_FIRST = List.of(
            new Frame("", ", the agent ", "."),
            new Frame("Working ", ", this agent ", "."),
            new Frame("An agent that, ", ", ", "."),
            new Frame("An agent designed to work ", ": it ", "."));

    /** The template of both options of a question. */
    static final class Form {

        private final Frame frame;
        private final boolean actFirst;

        private Form(Frame frame, boolean actFirst) {
            this.frame = frame;
            this.actFirst = actFirst;
        }

        /**
         * Composes an option.
         *
         * @param act a verb phrase in the third person
         * @param style an adverbial phrase
         */
        String option(String act, String style) {
            if (actFirst) {
                return frame.around(act, style);
            }
            String opening = frame.before().isEmpty()
                    ? style.substring(0, 1).toUpperCase(Locale.ROOT) + style.substring(1)
                    : style;
            return frame.around(opening, act);
        }
    }

    private final UniformRandomProvider random;

    Wording(UniformRandomProvider random) {
        this.random = random;
    }

    String user() {
        return "user" + (1000 + random.nextInt(9000));
    }

    String scenario(String user, String activity) {
        return pick(SCENARIOS).around(user, activity);
    }

    Form form() {
        boolean actFirst = random.nextBoolean();
        return new Form(pick(actFirst ? ACT_FIRST : STYLE_FIRST), actFirst);
    }

    private Frame pick(List<Frame> frames) {
        return frames.get(random.nextInt(frames.size()));
    }
}
