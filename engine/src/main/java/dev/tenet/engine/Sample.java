package dev.tenet.engine;

import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import dev.tenet.trial.TrialSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * What identifies the cases that were drawn for a run, whatever their number: a fingerprint of the first ones. A run that
 * ended early has the same sample as one that asked more of the same draw.
 *
 * @param fingerprint 16 hexadecimal digits, of the questions and their order
 * @param ofFirst the number of cases that the fingerprint is made of, at most 20
 */
record Sample(String fingerprint, int ofFirst) {

    private static final int MOST = 20;

    /** Collects the cases of a run, in their order. Mutable; confined to the thread of the run. */
    static final class Counter {

        private String fingerprint = "";
        private int cases;

        void add(Case drawn) {
            if (cases < MOST) {
                Description content = new Description();
                drawn.describe(content);
                fingerprint =
                        Fingerprint.of(fingerprint, drawn.id(), content.asMap().toString());
                cases++;
            }
        }

        Sample soFar() {
            return new Sample(fingerprint, cases);
        }
    }

    /**
     * Formats the sample for the console, such as {@code sample: seed 7, draw 9f86d081884c7d65}; empty for the default seed,
     * which is that of every launch without a setting.
     */
    Optional<String> inWords(long seed) {
        return ofFirst == 0 || seed == TrialSettings.SEED.defaultValue()
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "sample: seed %d, draw %s", seed, fingerprint));
    }
}
