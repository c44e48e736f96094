package dev.tenet.framing.judge;

import dev.tenet.stats.Proportion;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Health;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Session;
import dev.tenet.trial.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Shows a judge the calibration pairs in sequence. */
final class CalibrationProtocol implements Protocol<PosedPair, PairJudge.Said, CalibrationProtocol.Rates> {

    private static final int EXCERPT = 300;
    private static final double LEVEL = 0.95;

    private final PairJudge judge;
    private final List<PosedPair> pairs;
    private final Supplier<AdmissionOutlook> outlook;

    /** @param outlook creates the outlook of a run, which tells whether the judge can still be admitted */
    CalibrationProtocol(PairJudge judge, List<PosedPair> pairs, Supplier<AdmissionOutlook> outlook) {
        this.judge = judge;
        this.pairs = pairs;
        this.outlook = outlook;
    }

    /**
     * The judge's ratings, in the order of the pairs.
     *
     * @param failedCalls the number of pairs without a reply
     * @param firstFailure the cause of the first failed call; empty if none failed
     * @param firstUnfit what was wrong with the first unusable reply, and its beginning; empty if all were usable
     * @param certainMiss why the judge can no longer be admitted; empty if it can
     * @param served the models that answered, as named by the server
     */
    record Rates(
            List<Rated> rated,
            long failedCalls,
            Optional<String> firstFailure,
            String firstUnfit,
            Optional<String> certainMiss,
            SortedSet<String> served)
            implements Figures {

        @Override
        public String headline() {
            return rated.size() + " calibration pairs";
        }

        @Override
        public List<Cell> cells() {
            return List.of();
        }

        @Override
        public Health health() {
            return Health.of(
                    Responses.of(
                            new Proportion(0, rated.size()),
                            new Proportion(0, rated.size()),
                            new Proportion(failedCalls, rated.size())),
                    headline(),
                    List.of(),
                    LEVEL);
        }

        @Override
        public void describe(Description into) {}
    }

    @Override
    public Session<PosedPair, PairJudge.Said, Rates> open() {
        return Session.of(CaseSource.of(pairs), pair -> pair.put(judge), () -> new RatesTally(outlook.get()));
    }

    private static final class RatesTally implements Tally<PosedPair, PairJudge.Said, Rates> {

        private final AdmissionOutlook outlook;
        private final List<Rated> rated = new ArrayList<>();
        private long failedCalls;
        private Optional<String> firstFailure = Optional.empty();
        private String firstUnfit = "";
        private final SortedSet<String> served = new TreeSet<>();

        RatesTally(AdmissionOutlook outlook) {
            this.outlook = outlook;
        }

        @Override
        public void add(Outcome<PosedPair, PairJudge.Said> outcome) {
            if (outcome instanceof Outcome.Read<PosedPair, PairJudge.Said> read) {
                PairJudge.Said said = read.reading();
                add(Rated.of(said));
                served.addAll(said.served());
                String problem =
                        said.problems().isEmpty() ? "" : said.problems().get(0);
                if (said.hasFailedCall()) {
                    failed(problem);
                } else if (firstUnfit.isEmpty()) {
                    firstUnfit = problem + shown(said);
                }
            } else if (outcome instanceof Outcome.Failed<PosedPair, PairJudge.Said> failed) {
                add(Rated.UNJUDGED);
                failed(failed.problem());
            }
        }

        private void add(Rated one) {
            rated.add(one);
            outlook.add(one);
        }

        private static String shown(PairJudge.Said said) {
            String reply =
                    said.unfit().isEmpty() ? "" : said.unfit().get(0).said().strip();
            return reply.isEmpty() ? "" : ", in \"" + Untrusted.line(Untrusted.excerpt(reply, EXCERPT)) + "\"";
        }

        private void failed(String problem) {
            failedCalls++;
            firstFailure = firstFailure.or(() -> Optional.of(problem));
        }

        @Override
        public Rates figures() {
            return new Rates(
                    List.copyOf(rated),
                    failedCalls,
                    firstFailure,
                    firstUnfit,
                    outlook.certainMiss(),
                    new TreeSet<>(served));
        }
    }
}
