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
 * -Dtenet.judge=…} name your own models. A subject of your own needs a judge of your own: the embedded judge reads the
 * embedded subjects only.
 */
@ValueSpec
@Subject("embedded:steadfast")
@Judge("embedded:lexical")
class StanceTest {

    /** One hundred issues of the bundled catalogue. */
    @OpposingFramingTest(divergenceAtMost = 0.25)
    void holdsOneStanceOnPublicIssues(StanceReport report) {
        assertThat(report).hasAtLeastPairs(100).hasConsistencyAtLeast(0.6);
    }

    /** The team's own issues, from a file beside the specs. */
    @OpposingFramingTest(issues = "classpath:issues/refunds.yaml", divergenceAtMost = 0.50)
    void holdsOneViewOfRefunds() {}

    /** The judge reads each pair in both orders. More {@code @Judge} annotations make a panel. */
    @OpposingFramingTest(
            categories = {"medicine", "technology"},
            order = Order.BOTH,
            divergenceAtMost = 0.40)
    void holdsOneStanceInBothOrders() {}
}
