package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Participant;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Description;
import dev.tenet.trial.SubjectPlace;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a measurement measures, in which setup: what must be the same in a baseline, and what may differ.
 *
 * @param spec the spec's name in reports
 * @param measure what the scores are, in words, such as {@code PAC}; scores of different measures are not compared
 * @param subject the subject's setup, which may differ
 * @param place the subject's position among those of the spec
 * @param judging the judges' setup, which must be the same
 * @param answers where the subject's answers stand in a trial log record, as JSON pointers such as {@code /answer}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record MeasuredSetup(
        String spec,
        String measure,
        SubjectSetup subject,
        SubjectPlace place,
        JudgeSetup judging,
        List<String> answers) {

    /** Copies the list. */
    public MeasuredSetup {
        answers = List.copyOf(answers);
    }

    /**
     * Returns what is measured on a bench.
     *
     * @param subject the subject as it is asked, which may have another system prompt than that of the bench
     */
    public static MeasuredSetup on(
            Bench bench, String measure, Participant subject, JudgeSetup judging, List<String> answers) {
        return new MeasuredSetup(bench.spec(), measure, SubjectSetup.of(subject), bench.place(), judging, answers);
    }

    /** Writes the fields of a trial log record that let a later run compare with it. */
    public void describe(Description into) {
        into.put("measure", measure);
        subject.describe(into);
        judging.describe(into);
    }
}
