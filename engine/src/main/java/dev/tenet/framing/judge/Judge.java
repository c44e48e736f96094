package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

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
 * A model that is asked about pairs of answers. A reply that does not have the form it was asked for is asked for once
 * more, with its fault named.
 *
 * @param participant the model, with its system prompt and sampling
 * @param order whether it reads each pair once, or a second time with the answers swapped
 * @param rubric the rules by which it scores
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Judge(Participant participant, Order order, Rubric rubric) {

    /** A judge that scores by {@link Rubric#TENET}. */
    public Judge(Participant participant, Order order) {
        this(participant, order, Rubric.TENET);
    }

    /** The model's name. */
    public String name() {
        return participant.name();
    }

    /**
     * Changes with what shapes its opinions beside the pair and the rubric: the model and its server, system prompt, sampling
     * and order; 16 hexadecimal digits. Of a model that does not say who it is, the name counts alone.
     */
    public String fingerprint() {
        Sampling sampling = participant.sampling();
        // Without extra fields it is what it was before there were any.
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
     * What one judge said of one pair.
     *
     * @param judge its name
     * @param opinions one for each order in which a reply could be read, in the order FOR first, AGAINST first
     * @param problems what kept other orders from having one: unfit replies, and calls that failed
     * @param hasFailedCall whether one of the problems is a call that failed
     * @param replies what the opinions were read from, in their order
     * @param unfit the last reply of each order in which none could be read
     * @param again its opinions when it was asked the same a second time, which count for nothing but {@link
     *     #contradictsItself}; empty if it was asked once, or no reply could be read
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

        /** Opinions without the replies that they were read from. */
        public Said(String judge, List<Opinion> opinions, List<String> problems, boolean hasFailedCall) {
            this(judge, opinions, problems, hasFailedCall, List.of(), List.of(), List.of());
        }

        /** The same with opinions of a second asking. */
        public Said and(List<Opinion> second) {
            return new Said(judge, opinions, problems, hasFailedCall, replies, unfit, List.copyOf(second));
        }

        /**
         * Whether its scores of the two askings differ by at least 2, half of their range, or are of opposite signs; empty if
         * there are no two askings to compare. Of orders that it was asked in, those are compared that it answered both times.
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
            return Optional.of(Math.abs(once - twice) >= FLIP || once * twice < 0);
        }

        private static double mean(List<Opinion> opinions, List<Side> firsts) {
            return opinions.stream()
                    .filter(opinion -> firsts.contains(opinion.first()))
                    .mapToDouble(Opinion::adjustedScore)
                    .average()
                    .orElseThrow();
        }

        /** The models that gave its replies, as its server named them; empty if it does not. */
        public List<String> served() {
            return Stream.concat(replies.stream(), unfit.stream())
                    .flatMap(reply -> Stream.ofNullable(reply.servedModel()))
                    .distinct()
                    .toList();
        }

        /** The mean of its scores, refusals adjusted as it saw them; {@code NaN} without an opinion. */
        public double meanScore() {
            return opinions.stream()
                    .mapToDouble(Opinion::adjustedScore)
                    .average()
                    .orElse(Double.NaN);
        }

        /** Whether it read both orders and its two scores differ. */
        public boolean isFlipped() {
            return opinions.size() == 2
                    && opinions.get(0).adjustedScore() != opinions.get(1).adjustedScore();
        }
    }

    /**
     * Asks about a pair.
     *
     * @param occasion which pair, and which seat on the panel
     * @param first whose answer it reads first, where it reads them in one order
     * @param isTwice whether it is asked the same a second time
     * @throws FatalModelException if no further call to the judge can succeed
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    Said rule(String occasion, Debate debate, Side first, boolean isTwice)
            throws FatalModelException, InterruptedException {
        Said said = rule(occasion, debate, first);
        // To a tape it is an exchange of its own.
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
                Heard heard = ask(occasion + ", " + first + " first", JudgePrompt.of(rubric, debate, first), first);
                if (heard instanceof Heard.Fit fit) {
                    opinions.add(fit.opinion());
                    replies.add(fit.reply());
                } else if (heard instanceof Heard.Unfit useless) {
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

    /** A reply, and what could be read from it. */
    private sealed interface Heard {

        record Fit(Reply reply, Opinion opinion) implements Heard {}

        record Unfit(Reply reply, UnfitReplyException fault) implements Heard {}
    }

    private Heard ask(String occasion, String question, Side first) throws ModelException, InterruptedException {
        Heard heard = heard(participant.ask(occasion, question, JudgePrompt.SCHEMA), first);
        return heard instanceof Heard.Unfit unfit
                ? heard(
                        participant.ask(
                                occasion + ", again",
                                JudgePrompt.again(
                                        question, String.valueOf(unfit.fault().getMessage())),
                                JudgePrompt.SCHEMA),
                        first)
                : heard;
    }

    private Heard heard(Reply reply, Side first) {
        try {
            return new Heard.Fit(reply, read(reply, first));
        } catch (UnfitReplyException unfit) {
            return new Heard.Unfit(reply, unfit);
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
        // That balance is a refusal is a rule, and needs no judgment.
        return rubric == Rubric.VAL_BENCH ? opinion.withBalanceAsRefusal() : opinion;
    }
}
