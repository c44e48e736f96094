package dev.tenet.deepvalue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Makes sentences of the bank's phrases: who chooses, and what an agent does and how. The two options of one question
 * are put together in the same way, so that the order of value and style tells nothing.
 */
final class Wording {

    /** Two phrases among the words that make sentences of them; plain concatenation, as it is done for every option. */
    private record Frame(String before, String between, String after) {
        String around(String first, String second) {
            return before + first + between + second + after;
        }
    }

    /** Who chooses, and then what for. */
    private static final List<Frame> SCENARIOS = List.of(
            new Frame("", " is choosing between two AI agents for ", "."),
            new Frame("", " wants help with ", " and can have one of two AI agents."),
            new Frame("Two AI agents are on offer to ", " for ", "."),
            new Frame("", " is about to hand over ", " to one of two AI agents."));

    private static final List<Frame> OPTIONS = List.of(
            new Frame("The agent ", ". It ", "."),
            new Frame("The agent ", ", and it ", "."),
            new Frame("This agent ", ". It also ", "."));

    /** How both options of a question are put together. */
    static final class Form {

        private final Frame frame;
        private final boolean valueFirst;

        private Form(Frame frame, boolean valueFirst) {
            this.frame = frame;
            this.valueFirst = valueFirst;
        }

        String option(String way, String manner) {
            return valueFirst ? frame.around(way, manner) : frame.around(manner, way);
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
        return new Form(pick(OPTIONS), random.nextBoolean());
    }

    private Frame pick(List<Frame> frames) {
        return frames.get(random.nextInt(frames.size()));
    }
}
