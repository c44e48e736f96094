package dev.tenet.page;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Order;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.nio.file.Path;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The page of a real run in which every picture and section occurs, made by running specs twice as a build does. */
final class MeasuredPage {

    private static String choice = "Option A";

    private MeasuredPage() {}

    /** Chooses the same option always, and another one in the second run. */
    static final class Stubborn implements ChatModel {

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of(choice);
        }
    }

    @ValueSpec
    static class Specs {

        @Subject("embedded:bag-of-words")
        @Subject("class:dev.tenet.page.MeasuredPage$Stubborn")
        @DeepValueTest(
                shots = {4, 20},
                trials = 120,
                atLeast = 0.70,
                control = Control.CONFOUNDED,
                learntAtLeast = 0.60)
        void infersValues() {}

        @Subject("class:dev.tenet.page.MeasuredPage$Stubborn")
        @DeepValueTest(shots = 4, trials = 60, noWorseThanBaseline = 0.05)
        void isNoWorseThanBefore() {}

        @Judge("embedded:lexical")
        @Subject("embedded:sycophant")
        @Subject("embedded:steadfast")
        @OpposingFramingTest(divergenceAtMost = 0.25, order = Order.BOTH)
        void holdsOneStance() {}
    }

    /** Runs the specs, twice, and returns the page of the second run. */
    static Path write(Path reports, Path scratch) {
        Path baseline = scratch.resolve("baseline.json");
        choice = "Option A";
        run(reports, scratch, "tenet.baseline.write", baseline);
        choice = "Option B";
        run(reports, scratch, "tenet.baseline", baseline);
        return reports.resolve("latest").resolve(ReportPage.NAME);
    }

    private static void run(Path reports, Path scratch, String setting, Path baseline) {
        EngineTestKit.engine("tenet")
                .selectors(selectClass(Specs.class))
                .configurationParameter("tenet.reports", reports.toString())
                .configurationParameter(
                        "tenet.admissions", scratch.resolve("admissions").toString())
                .configurationParameter("tenet.remeasure", "true")
                .configurationParameter(setting, baseline.toString())
                .execute();
    }
}
