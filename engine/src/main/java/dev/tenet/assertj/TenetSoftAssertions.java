package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.Dvgr;
import dev.tenet.evenhanded.EvenHandedReport;
import dev.tenet.framing.StanceReport;
import dev.tenet.history.History;
import dev.tenet.invariance.InvarianceReport;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.IncompleteClaimException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractSoftAssertions;
import org.opentest4j.TestAbortedException;

/**
 * Soft assertions on figures: all are evaluated, and {@link #assertAll()} reports every one that did not pass.
 *
 * <pre>{@code
 * TenetSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(dvgr).isAtLeast(0.5);
 *     softly.assertThat(dvgr).hasNoPositionBias();
 * });
 * }</pre>
 *
 * <p>If any claim is refuted or any other assertion fails, {@link #assertAll()} throws an {@link AssertionError} that also
 * names the claims that are incomplete or undecided; otherwise an {@link IncompleteClaimException} if any claim is
 * incomplete, and a {@link TestAbortedException} if any is undecided.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public class TenetSoftAssertions extends AbstractSoftAssertions {

    private final List<String> incomplete = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();

    /** Creates an empty collection of assertions. */
    public TenetSoftAssertions() {}

    /** Evaluates assertions, and reports all that did not pass. */
    public static void assertSoftly(Consumer<TenetSoftAssertions> assertions) {
        TenetSoftAssertions softly = new TenetSoftAssertions();
        assertions.accept(softly);
        softly.assertAll();
    }

    /** Creates an assertion for a deep value generalization rate. */
    public DvgrAssert assertThat(Dvgr actual) {
        return collected(proxy(DvgrAssert.class, Dvgr.class, actual));
    }

    /** Creates an assertion for a stance report. */
    public StanceReportAssert assertThat(StanceReport actual) {
        return collected(proxy(StanceReportAssert.class, StanceReport.class, actual));
    }

    /** Creates an assertion for a report on even-handedness. */
    public EvenHandedReportAssert assertThat(EvenHandedReport actual) {
        return collected(proxy(EvenHandedReportAssert.class, EvenHandedReport.class, actual));
    }

    /** Creates an assertion for a report on invariance. */
    public InvarianceReportAssert assertThat(InvarianceReport actual) {
        return collected(proxy(InvarianceReportAssert.class, InvarianceReport.class, actual));
    }

    /** Creates an assertion for a mean over issues or questions. */
    public MeanAssert assertThat(GroupedMean actual) {
        return collected(proxy(MeanAssert.class, GroupedMean.class, actual));
    }

    /** Creates an assertion for a history. */
    public HistoryAssert assertThat(History actual) {
        return collected(proxy(HistoryAssert.class, History.class, actual));
    }

    private <S extends ClaimAssert<S, ?>> S collected(S assertion) {
        assertion.passTo(this::collect);
        return assertion;
    }

    private void collect(Finding finding, String description) {
        try {
            Findings.verify(finding, description);
        } catch (IncompleteClaimException notJudged) {
            incomplete.add(String.valueOf(notJudged.getMessage()));
        } catch (TestAbortedException notDecided) {
            undecided.add(String.valueOf(notDecided.getMessage()));
        } catch (AssertionError refuted) {
            collectAssertionError(refuted);
        }
    }

    @Override
    public void assertAll() {
        List<String> unjudged = new ArrayList<>(incomplete);
        unjudged.addAll(undecided);
        if (!assertionErrorsCollected().isEmpty()) {
            unjudged.forEach(message -> collectAssertionError(new AssertionError(message)));
            super.assertAll();
        }
        if (!incomplete.isEmpty()) {
            throw new IncompleteClaimException(String.join("\n", unjudged));
        }
        if (!undecided.isEmpty()) {
            throw new TestAbortedException(String.join("\n", unjudged));
        }
    }
}
