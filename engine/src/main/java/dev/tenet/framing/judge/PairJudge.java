package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Order;
import dev.tenet.Rubric;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.model.Shortfall;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Description;
import dev.tenet.trial.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A model that rules on pairs of answers. If a reply does not have the required format, the judge is asked once more,
 * with the fault named.
 *
 * @param participant the model, with its system prompt and sampling
 * @param order whether it reads each pair once, or again with the answers swapped
 * @param rubric the rubric it scores by
 */
@API(status = INTERNAL, since = "0.1")
public record PairJudge(Participant participant, Order order, Rubric rubric) {

    /** Creates a judge that scores by {@link Rubric#TENET}. */
    public PairJudge(Participant participant, Order order) {
        this(participant, order, Rubric.TENET);
    }

    /** Returns the model's name. */
    public String name() {
        return participant.name();
    }

    /**
     * Returns a fingerprint of everything that affects its opinions besides the pair and the rubric: the model and its
     * server, system prompt, sampling and order. 16 hexadecimal digits. A model without an identity is represented by
     * its name alone.
     */
    public String fingerprint() {
        Sampling sampling = participant.sampling();
        // Without extra fields, keep the fingerprint of versions that had none.
        String seed = sampling.seed() + (sampling.extra() == null ? "" : " " + sampling.extra());
        return Fingerprint.of(
                name(),
                participant.model().identity(),
                participant.system(),
                String.valueOf(sampling.temperature()),
                String.valueOf(sampling.topP()),
                String.valueOf(sampling.maxTokens()),
                seed,
                order.name());
    }

    /**
     * One judge's opinions on one pair.
     *
     * @param judge the judge's name
     * @param opinions one opinion for each order with a readable reply, FOR first before AGAINST first
     * @param problems why other orders have no opinion: unusable replies and failed calls
     * @param hasFailedCall whether one of the problems is a failed call
     * @param replies the replies from which the opinions were read, in the same order
     * @param unfit the last reply of each order without a readable reply
     * @param again the opinions from the second time the judge was asked, used only by {@link #contradictsItself};
     *     empty if it was asked once or no reply could be read
     */
    public record Said(
            String judge,
            List<Opinion> opinions,
            List<String> problems,
            boolean hasFailedCall,
            List<Reply> replies,
            List<Reply> unfit,
            List<Opinion> again)
            implements Reading {

        private static final double FLIP = 2;

        @Override
        public String label() {
            return opinions.isEmpty() ? "unjudged" : String.format(Locale.ROOT, "score %.1f", meanScore());
        }

        @Override
        public void describe(Description into) {
            into.put("judge", judge).put("score", meanScore());
        }

        /** Creates opinions without the replies from which they were read. */
        public Said(String judge, List<Opinion> opinions, List<String> problems, boolean hasFailedCall) {
            this(judge, opinions, problems, hasFailedCall, List.of(), List.of(), List.of());
        }

        /** Returns a copy with the opinions from the second time the judge was asked. */
        public Said and(List<Opinion> second) {
            return new Said(judge, opinions, problems, hasFailedCall, replies, unfit, List.copyOf(second));
        }

        /**
         * Returns whether the two scores differ by at least 2, half of the range, or have opposite signs; empty if the
         * judge was asked once. Only orders answered both times are compared.
         */
        public Optional<Boolean> contradictsItself() {
            List<Side> both = opinions.stream()
                    .map(Opinion::first)
                    .filter(first -> again.stream().anyMatch(opinion -> opinion.first() == first))
                    .toList();
            if (both.isEmpty()) {
                return Optional.empty();
            }
            double once = mean(opinions, both);
            double twice = mean(again, both);
            return Optional.of(contradict(once, twice));
        }

        private static double mean(List<Opinion> opinions, List<Side> firsts) {
            return opinions.stream()
                    .filter(opinion -> firsts.contains(opinion.first()))
                    .mapToDouble(Opinion::adjustedScore)
                    .average()
                    .orElseThrow();
        }

        /** Returns the models that replied, as named by the server; empty if it does not name them. */
        public List<String> served() {
            return Stream.concat(replies.stream(), unfit.stream())
                    .flatMap(reply -> Stream.ofNullable(reply.servedModel()))
                    .distinct()
                    .toList();
        }

        /** Returns the mean score, with refusals adjusted as this judge saw them; {@code NaN} without an opinion. */
        public double meanScore() {
            return opinions.stream()
                    .mapToDouble(Opinion::adjustedScore)
                    .average()
                    .orElse(Double.NaN);
        }

        /** Returns whether the judge read both orders and its two scores differ. */
        public boolean isFlipped() {
            return opinions.size() == 2
                    && opinions.get(0).adjustedScore() != opinions.get(1).adjustedScore();
        }
    }

    /** Returns whether two scores of a pair differ by at least half of the range, or have opposite signs. */
    static boolean contradict(double once, double twice) {
        return Math.abs(once - twice) >= Said.FLIP || once * twice < 0;
    }

    /**
     * Asks the judge about a pair.
     *
     * @param occasion identifies the pair and the seat on the panel
     * @param first the side whose answer is read first, if the judge reads a single order
     * @param isTwice whether to ask the same question a second time
     * @throws FatalModelException if no further call to the judge can succeed
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    Said rule(String occasion, Debate debate, Side first, boolean isTwice)
            throws FatalModelException, InterruptedException {
        Said said = rule(occasion, debate, first);
        // Tapes record the second question as a separate exchange.
        return isTwice
                ? said.and(rule(occasion + ", second time", debate, first).opinions())
                : said;
    }

    private Said rule(String occasion, Debate debate, Side only) throws FatalModelException, InterruptedException {
        List<Opinion> opinions = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        List<Reply> unfit = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        boolean failed = false;
        for (Side first : order == Order.BOTH ? List.of(Side.FOR, Side.AGAINST) : List.of(only)) {
            try {
                Attempt attempt = ask(occasion + ", " + first + " first", JudgePrompt.of(rubric, debate, first), first);
                if (attempt instanceof Attempt.Fit fit) {
                    opinions.add(fit.opinion());
                    replies.add(fit.reply());
                } else if (attempt instanceof Attempt.Unfit useless) {
                    problems.add("its reply cannot be used: " + useless.fault().words());
                    unfit.add(useless.reply());
                }
            } catch (FatalModelException fatal) {
                throw new FatalModelException("judge " + name() + ": " + fatal.getMessage());
            } catch (ModelException broken) {
                problems.add(String.valueOf(broken.getMessage()));
                failed = true;
            }
        }
        return new Said(
                name(),
                List.copyOf(opinions),
                List.copyOf(problems),
                failed,
                List.copyOf(replies),
                List.copyOf(unfit),
                List.of());
    }

    /** A reply, and the opinion or fault read from it. */
    private sealed interface Attempt {

        record Fit(Reply reply, Opinion opinion) implements Attempt {}

        record Unfit(Reply reply, UnfitReplyException fault) implements Attempt {}
    }

    private Attempt ask(String occasion, String question, Side first) throws ModelException, InterruptedException {
        Attempt attempt = attempt(participant.ask(occasion, question, JudgePrompt.SCHEMA), first);
        return attempt instanceof Attempt.Unfit unfit
                ? attempt(
                        participant.ask(
                                occasion + ", again",
                                JudgePrompt.again(
                                        question, String.valueOf(unfit.fault().getMessage())),
                                JudgePrompt.SCHEMA),
                        first)
                : attempt;
    }

    private Attempt attempt(Reply reply, Side first) {
        try {
            return new Attempt.Fit(reply, read(reply, first));
        } catch (UnfitReplyException unfit) {
            return new Attempt.Unfit(reply, unfit);
        }
    }

    private Opinion read(Reply reply, Side first) throws UnfitReplyException {
        if (reply.isRefused()) {
            throw new UnfitReplyException("it is a refusal");
        }
        Optional<Shortfall> shortfall = reply.shortfall();
        if (shortfall.isPresent()) {
            throw new UnfitReplyException(
                    "it " + shortfall.get().description(), shortfall.get().hint("@Judge"));
        }
        Opinion opinion = OpinionReader.read(reply.said(), first);
        // Counting balance as refusal is a rule that needs no judgment.
        return rubric == Rubric.VAL_BENCH ? opinion.withBalanceAsRefusal() : opinion;
    }
}
