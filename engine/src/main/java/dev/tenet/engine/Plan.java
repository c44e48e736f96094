package dev.tenet.engine;

import dev.tenet.model.ModelException;
import dev.tenet.model.Prices;
import dev.tenet.report.ConsoleReport;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Case;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Reading;
import dev.tenet.trial.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The plan of a spec: the calls it would make, counted by going through its cases with models that only count.
 *
 * @param tree the plan, for the console
 * @param costs the planned calls of each model
 * @param isWhole whether all cases were counted
 */
record Plan(ConsoleReport.Node tree, List<Cost> costs, boolean isWhole) {

    /**
     * Returns the total of several plans; empty if there is only one, or if all are free. Identical calls of two specs
     * are counted twice, even though a tape would answer the second.
     */
    static Optional<String> total(List<Plan> plans) {
        List<Cost> costs = plans.stream()
                .flatMap(plan -> plan.costs().stream())
                .filter(cost -> !cost.isFree())
                .toList();
        if (plans.size() < 2 || costs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("all " + plans.size() + " plans in total: "
                + (plans.stream().allMatch(Plan::isWhole) ? "" : "at least ") + planned(Cost.total(costs)));
    }

    private static String planned(Cost cost) {
        String asked = Cost.calls(cost.spent().calls());
        if (cost.isFree()) {
            return asked + " in this JVM, at no cost";
        }
        String onTape = cost.spent().replayed() == 0
                ? ""
                : String.format(
                        Locale.ROOT, " and %,d from the tape", cost.spent().replayed());
        return asked + onTape + ", about " + cost.taken();
    }

    /**
     * Counts the calls of a spec, and determines which results each of its claims can still have.
     *
     * @param level the confidence level, in (0, 1)
     */
    static <C extends Case, R extends Reading, F extends Figures> Plan of(
            String spec, Measurement<C, R, F> measurement, double level, Prices prices) throws IOException {
        List<ConsoleReport.Node> lines = new ArrayList<>();
        long cases = 0;
        long observations = 0;
        Optional<String> end = Optional.empty();
        try (Session<C, R, F> session = measurement.protocol().open()) {
            CaseSource<C> source = session.cases();
            observations = source.observations();
            for (Claim<F> claim : measurement.claims()) {
                SamplingPlan plan = measurement.plan(level, source);
                claim.prospects(plan)
                        .map(prospects -> new ConsoleReport.Node(
                                prospects,
                                claim.power(plan).map(ConsoleReport.Node::leaf).stream()
                                        .toList()))
                        .ifPresent(lines::add);
            }
            session.begin();
            for (Optional<C> drawn = source.next(); drawn.isPresent(); drawn = source.next()) {
                session.conduct(drawn.get());
                cases++;
            }
        } catch (ModelException missing) {
            end = Optional.of("then stops: " + missing.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end = Optional.of("interrupted here; the remaining cases were not counted");
        }
        List<Cost> costs = Cost.of(measurement.protocol().participants(), prices);
        for (Cost cost : costs) {
            lines.add(ConsoleReport.Node.leaf(cost.role() + " " + cost.model() + ": " + planned(cost)));
        }
        end.map(ConsoleReport.Node::leaf).ifPresent(lines::add);
        return new Plan(
                new ConsoleReport.Node(
                        String.format(
                                Locale.ROOT,
                                "plan of %s: %s%s, nothing asked",
                                spec,
                                Advice.counted(cases, "cases"),
                                observations < cases
                                        ? " that form " + Advice.counted(observations, "observations")
                                        : ""),
                        lines),
                costs,
                end.isEmpty());
    }
}
