package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A question that is asked beside a trial's own, to tell what its answer means. The option with v1 stands where it stands in
 * the trial.
 *
 * @param kind what it shows
 * @param shots how many examples its prompt shows
 * @param prompt the whole text
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ControlQuestion(Kind kind, int shots, String prompt) {

    /** What a control question shows. */
    public enum Kind {
        /** The trial's question without examples: what the subject prefers anyway. */
        ZERO_SHOT("control", "without examples"),
        /** Value and style together as in the examples, (v1, s1) against (v2, s2): whether the examples were learnt. */
        CONFOUNDED("confounded", "learnt");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** The name in files and in the ids of calls. */
        String id() {
            return id;
        }

        /** The name in reports. */
        String title() {
            return title;
        }
    }
}
