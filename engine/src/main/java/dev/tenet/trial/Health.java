package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.HealthLimits.Further;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The counts and rates by which the engine judges response health.
 *
 * @param responses the counts
 * @param further additional rates that only these figures have; usually empty
 * @param found the counts in one line
 * @param examples cases for a reviewer to look at if health does not pass, one per line
 * @param level the confidence level, in (0, 1)
 * @param interval computes the interval of a rate; it must be anytime-valid if the run may stop because of its results
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Health(
        Responses responses,
        List<Further> further,
        String found,
        List<String> examples,
        double level,
        RateInterval interval) {

    /** Copies the lists. */
    public Health {
        further = List.copyOf(further);
        examples = List.copyOf(examples);
    }

    /** Creates the health of a run with a fixed number of cases, each of which is one observation. */
    public static Health of(Responses responses, String found, List<String> examples, double level) {
        return new Health(responses, List.of(), found, examples, level, RateInterval.CLOPPER_PEARSON);
    }
}
