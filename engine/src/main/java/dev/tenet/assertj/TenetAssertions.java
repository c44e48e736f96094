package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.deepvalue.Dvgr;
import dev.tenet.evenhanded.EvenHandedReport;
import dev.tenet.framing.StanceReport;
import dev.tenet.history.History;
import dev.tenet.invariance.InvarianceReport;
import dev.tenet.trial.GroupedMean;
import org.apiguardian.api.API;

/** Entry point for assertions on Tenet's figures: {@code assertThat(dvgr).isAtLeast(0.4)}. */
@API(status = STABLE, since = "0.1")
public final class TenetAssertions {

    private TenetAssertions() {}

    /** Creates an assertion for a deep value generalization rate. */
    public static DvgrAssert assertThat(Dvgr actual) {
        return new DvgrAssert(actual);
    }

    /** Creates an assertion for a stance report. */
    public static StanceReportAssert assertThat(StanceReport actual) {
        return new StanceReportAssert(actual);
    }

    /** Creates an assertion for a report on even-handedness. */
    public static EvenHandedReportAssert assertThat(EvenHandedReport actual) {
        return new EvenHandedReportAssert(actual);
    }

    /** Creates an assertion for a report on invariance. */
    public static InvarianceReportAssert assertThat(InvarianceReport actual) {
        return new InvarianceReportAssert(actual);
    }

    /** Creates an assertion for a mean over issues or questions, such as {@link StanceReport#neutralTwice()}. */
    public static MeanAssert assertThat(GroupedMean actual) {
        return new MeanAssert(actual);
    }

    /** Creates an assertion for a history. */
    public static HistoryAssert assertThat(History actual) {
        return new HistoryAssert(actual);
    }
}
