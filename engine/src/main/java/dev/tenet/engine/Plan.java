package dev.tenet.engine;

import dev.tenet.model.ModelException;
import dev.tenet.model.Prices;
import dev.tenet.report.ConsoleReport;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Case;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Power;
import dev.tenet.trial.Reading;
import dev.tenet.trial.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * @param mayStop whether the run may end before all cases were asked
     */
    static <C extends Case, R extends Reading, F extends Figures> Plan of(
            String spec, Measurement<C, R, F> measurement, double level, Prices prices, boolean mayStop)
            throws IOException {
        List<PlannedClaim> claims = new ArrayList<>();
        long calls = 0;
        long cases = 0;
        long observations = 0;
        Optional<String> end = Optional.empty();
        try (Session<C, R, F> session = measurement.protocol().open()) {
            CaseSource<C> source = session.cases();
            observations = source.observations();
            for (Claim<F> claim : measurement.claims()) {
                claims.add(PlannedClaim.of(claim, measurement.plan(level, source)));
            }
            session.begin();
            calls = calls(measurement);
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
        Length length = new Length(calls, calls(measurement), mayStop && end.isEmpty());
        List<ConsoleReport.Node> lines = new ArrayList<>(claims.stream()
                .flatMap(claim -> claim.node(length::expected).stream())
                .toList());
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

    private static long calls(Measurement<?, ?, ?> measurement) {
        return measurement.protocol().participants().stream()
                .map(participant -> participant.meter().totals())
                .mapToLong(totals -> totals.calls() + totals.replayed())
                .sum();
    }

    /**
     * The number of calls of a whole run, to all models.
     *
     * @param once the calls before the first case, such as those that admit a judge
     * @param all the calls of all planned cases, and those before
     * @param isKnown whether a run may be shorter, and all cases were counted
     */
    private record Length(long once, long all, boolean isKnown) {

        /** Returns the expected number of calls until a claim is decided, in words. */
        Optional<String> expected(Power power) {
            return power.lengths().isEmpty() || !isKnown
                    ? Optional.empty()
                    : Optional.of(power.lengths().stream()
                            .map(length -> String.format(
                                    Locale.ROOT,
                                    "%,.0f at %s",
                                    once + length.share() * (all - once),
                                    Decimals.estimate(length.truth())))
                            .collect(Collectors.joining(", ", "expected calls: about ", "")));
        }
    }
}
