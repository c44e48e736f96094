package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A control question, asked in addition to the test question of a trial to interpret its answer. The option with v1 has
 * the same letter as in the trial.
 *
 * @param kind the kind of control
 * @param shots the number of examples in the prompt
 * @param prompt the full text of the prompt
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ControlQuestion(Kind kind, int shots, String prompt) {

    /** The kind of a control question. */
    public enum Kind {
        /** The test question without examples. Measures the subject's prior. */
        ZERO_SHOT("control", "without examples"),
        /** Value and style together as in the examples, (v1, s1) against (v2, s2). Shows whether it learned. */
        CONFOUNDED("confounded", "learnt");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** Returns the name in files and in the ids of calls. */
        String id() {
            return id;
        }

        /** Returns the name in reports. */
        String title() {
            return title;
        }
    }
}
