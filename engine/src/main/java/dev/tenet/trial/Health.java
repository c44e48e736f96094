package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Shares;
import dev.tenet.trial.HealthLimits.Further;
import dev.tenet.trial.HealthLimits.IntervalOfShares;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What came back from a run, by which the engine judges response health.
 *
 * @param responses the counts
 * @param further rates that only these figures have; mostly none
 * @param found the counts in one line
 * @param examples what a reviewer may look at where health does not pass, one a line
 * @param level the confidence level, in (0, 1)
 * @param interval makes an interval of a rate; one that holds whenever the run stops where it may stop because of what it
 *     found
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Health(
        Responses responses,
        List<Further> further,
        String found,
        List<String> examples,
        double level,
        IntervalOfShares interval) {

    /** Copies the lists. */
    public Health {
        further = List.copyOf(further);
        examples = List.copyOf(examples);
    }

    /** Health of a run whose number of cases is fixed beforehand and whose cases are an observation each. */
    public static Health of(Responses responses, String found, List<String> examples, double level) {
        return new Health(responses, List.of(), found, examples, level, Shares::clopperPearson);
    }
}
