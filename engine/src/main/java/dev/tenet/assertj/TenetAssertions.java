package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.deepvalue.Dvgr;
import dev.tenet.framing.StanceReport;
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
}
