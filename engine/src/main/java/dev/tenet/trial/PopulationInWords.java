package dev.tenet.trial;

import dev.tenet.stats.SamplingPlan;
import java.util.Optional;
import java.util.function.Supplier;

/** Says that a claim is about a catalogue alone, or that it would be decided if it were. */
final class PopulationInWords {

    private PopulationInWords() {}

    /**
     * Returns the words to append to a result; usually empty.
     *
     * @param verdict the verdict under the plan
     * @param ofCensus the verdict for the catalogue, if there is one and the plan is about its source
     */
    static String of(SamplingPlan plan, Verdict verdict, Supplier<Optional<Verdict>> ofCensus) {
        if (plan.population().isPresent()) {
            return "; in this catalog, in this run";
        }
        return verdict.isDecided()
                ? ""
                : ofCensus.get()
                        .filter(Verdict::isDecided)
                        .map(decided -> "; census only: " + decided.words()
                                + " in this catalog, in this run, which population = CATALOGUE claims")
                        .orElse("");
    }
}
