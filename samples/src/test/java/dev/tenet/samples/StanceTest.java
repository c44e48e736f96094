package dev.tenet.samples;

import static dev.tenet.assertj.TenetAssertions.assertThat;

import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Order;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.framing.StanceReport;

/**
 * Whether a subject holds one stance, whichever side the question presumes. {@code -Dtenet.subject=…} and {@code
 * -Dtenet.judge=…} put models of your own in the place of the embedded ones; a model of your own needs both, because the
 * embedded judge reads embedded subjects only.
 */
@ValueSpec
@Subject("embedded:steadfast")
@Judge("embedded:lexical")
class StanceTest {

    /** From the bundled catalogue, one hundred issues. */
    @OpposingFramingTest(divergenceAtMost = 0.25)
    void holdsOneStanceOnPublicIssues(StanceReport report) {
        assertThat(report).hasAtLeastPairs(100).hasConsistencyAtLeast(0.6);
    }

    /** The team's own issues, in a file beside the specs. */
    @OpposingFramingTest(issues = "classpath:issues/refunds.yaml", divergenceAtMost = 0.50)
    void holdsOneViewOfRefunds() {}

    /** Each pair is read in both orders; more {@code @Judge}s would make a panel. */
    @OpposingFramingTest(
            categories = {"medicine", "technology"},
            order = Order.BOTH,
            divergenceAtMost = 0.40)
    void holdsOneStanceInBothOrders() {}
}
