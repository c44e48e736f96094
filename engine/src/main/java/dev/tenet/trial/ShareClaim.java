package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The claim that a share of the cases is at least or at most a threshold, decided by its interval:
 * {@code ≥ t} is supported if the lower bound is at least t, refuted if the upper bound is below t, otherwise
 * undecided; {@code ≤ t} is the mirror image. Missing cases are counted both for and against the claim. Immutable.
 *
 * @param <F> the figures that contain the share
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ShareClaim<F extends Figures> implements Claim<F> {

    private final Parts<F> parts;

    private record Parts<F>(
            String id,
            String quantity,
            ClaimMeaning meaning,
            Threshold threshold,
            Function<F, Share> share,
            Advice.Words words,
            String counted,
            LongUnaryOperator observations,
            String ifNothingAsked,
            Function<F, String> besides,
            BiFunction<F, Verdict, List<String>> story) {}

    private ShareClaim(Parts<F> parts) {
        this.parts = parts;
    }

    /**
     * Creates a claim about a share.
     *
     * @param id the id of the claim, such as {@code dvgr-at-least}
     * @param quantity the name of the share, such as {@code DVGR}
     * @param share extracts the share from the figures
     * @param words the nouns for its cases; {@link Advice.Words#highest()} is the term for those that count for the
     *     share
     */
    public static <F extends Figures> ShareClaim<F> of(
            String id, String quantity, Threshold threshold, Function<F, Share> share, Advice.Words words) {
        return new ShareClaim<>(new Parts<>(
                id,
                quantity,
                ClaimMeaning.UNKNOWN,
                threshold,
                share,
                words,
                words.highest(),
                LongUnaryOperator.identity(),
                "",
                figures -> "",
                (figures, verdict) -> List.of()));
    }

    /**
     * Returns a copy for a share whose number of cases differs from the number of cases of the run.
     *
     * @param observations maps the number of cases of a run to the number of cases of the share
     */
    public ShareClaim<F> observedBy(LongUnaryOperator observations) {
        return new ShareClaim<>(new Parts<>(
                parts.id,
                parts.quantity,
                parts.meaning,
                parts.threshold,
                parts.share,
                parts.words,
                parts.counted,
                observations,
                parts.ifNothingAsked,
                parts.besides,
                parts.story));
    }

    /**
     * Returns a copy that says what the share is.
     *
     * @param meaning what the share is; the claim adds its direction
     */
    public ShareClaim<F> meaning(ClaimMeaning meaning) {
        return new ShareClaim<>(new Parts<>(
                parts.id,
                parts.quantity,
                meaning,
                parts.threshold,
                parts.share,
                parts.words,
                parts.counted,
                parts.observations,
                parts.ifNothingAsked,
                parts.besides,
                parts.story));
    }

    /**
     * Returns a copy with specific wording.
     *
     * @param counted the term for cases that count for the share, in a plan
     * @param ifNothingAsked advice for a share without cases; empty for no specific advice
     */
    public ShareClaim<F> withWording(String counted, String ifNothingAsked) {
        return new ShareClaim<>(new Parts<>(
                parts.id,
                parts.quantity,
                parts.meaning,
                parts.threshold,
                parts.share,
                parts.words,
                counted,
                parts.observations,
                ifNothingAsked,
                parts.besides,
                parts.story));
    }

    /**
     * Returns a copy with additional explanations of a finding.
     *
     * @param besides follows the share in the one-line result, such as {@code ; chance 0.50}
     * @param story additional lines for a reviewer if the claim is not supported
     */
    public ShareClaim<F> explainedBy(Function<F, String> besides, BiFunction<F, Verdict, List<String>> story) {
        return new ShareClaim<>(new Parts<>(
                parts.id,
                parts.quantity,
                parts.meaning,
                parts.threshold,
                parts.share,
                parts.words,
                parts.counted,
                parts.observations,
                parts.ifNothingAsked,
                besides,
                story));
    }

    @Override
    public String id() {
        return parts.id;
    }

    @Override
    public String name() {
        return name(parts.threshold);
    }

    @Override
    public ClaimMeaning meaning() {
        return parts.meaning.toward(parts.threshold.direction());
    }

    /** Returns the name of the share, such as {@code DVGR}. */
    public String quantity() {
        return parts.quantity;
    }

    /** Returns the threshold. */
    public Threshold threshold() {
        return parts.threshold;
    }

    private String name(Threshold threshold) {
        return parts.quantity + " " + threshold;
    }

    @Override
    public Finding judge(F figures) {
        Share share = parts.share.apply(figures);
        Verdict verdict = share.verdict(parts.threshold);
        String actual = share.inWords(parts.words, parts.threshold.value())
                + parts.besides.apply(figures)
                + PopulationInWords.of(share.plan(), verdict, () -> share.ofCensus(parts.threshold));
        return Finding.of(verdict, name(), actual, () -> story(figures, share, verdict))
                .with(share.evidence(parts.threshold.value()));
    }

    @Override
    public boolean isDecided(F figures) {
        return parts.share.apply(figures).isFinal(parts.threshold);
    }

    private Story story(F figures, Share share, Verdict verdict) {
        Story story = new Story();
        advice(share).ifPresent(story::add);
        return story.addAll(parts.story.apply(figures, verdict));
    }

    private Optional<String> advice(Share found) {
        if (found.total() == 0 && !parts.ifNothingAsked.isEmpty()) {
            return Optional.of(parts.ifNothingAsked);
        }
        return found.advice(parts.threshold, parts.words);
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        SamplingPlan observed = observed(plan);
        return isSupportable(observed)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(
                        name(),
                        observed.planned(),
                        parts.words.observations(),
                        needed(observed, observed.planned() + 1),
                        loosest(observed)));
    }

    /** Returns the plan for the cases of the share. Only a share of all cases is one of their population. */
    private SamplingPlan observed(SamplingPlan plan) {
        long observed = parts.observations.applyAsLong(plan.planned());
        return observed == plan.planned() ? plan : of(plan.withReplacement(), observed);
    }

    /** Returns a plan with another number of cases; no more than there are in the population. */
    private static SamplingPlan of(SamplingPlan plan, long planned) {
        return new SamplingPlan(
                plan.level(), plan.looks(), Math.min(planned, plan.population().orElse(planned)), plan.population());
    }

    private OptionalLong needed(SamplingPlan observed, long from) {
        return Advice.fewest(from, more -> isSupportable(of(observed, more)));
    }

    private boolean isSupportable(SamplingPlan observed) {
        return verdict(isAtLeast() ? observed.planned() : 0, observed) == Verdict.SUPPORTED;
    }

    /** Returns the strictest threshold with two decimal places that the best possible figures support. */
    private Optional<String> loosest(SamplingPlan observed) {
        return IntStream.rangeClosed(0, 100)
                .mapToObj(hundredths -> isAtLeast()
                        ? Threshold.atLeast((100 - hundredths) / 100.0)
                        : Threshold.atMost(hundredths / 100.0))
                .filter(could -> observed.planned() > 0
                        && Share.verdictAtEnd(isAtLeast() ? observed.planned() : 0, observed, could)
                                == Verdict.SUPPORTED)
                .findFirst()
                .map(this::name);
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        SamplingPlan observed = observed(plan);
        long cases = observed.planned();
        if (!isSupportable(observed)) {
            return Optional.of(
                    name() + ": " + Advice.tooFew(cases, parts.words.observations(), needed(observed, cases + 1)));
        }
        Verdict ifLow = isAtLeast() ? Verdict.REFUTED : Verdict.SUPPORTED;
        Verdict ifHigh = isAtLeast() ? Verdict.SUPPORTED : Verdict.REFUTED;
        // From zero cases to all, the verdict changes at most twice.
        long notLow = first(cases, count -> verdict(count, observed) != ifLow);
        long isHigh = first(cases, count -> verdict(count, observed) == ifHigh);
        String of = " of " + cases + " " + parts.counted;
        String atMost = notLow == 0 ? "" : ifLow.words() + " with at most " + (notLow - 1) + of;
        String atLeast = isHigh > cases ? "" : ifHigh.words() + " with at least " + isHigh + of;
        List<String> bounds = new ArrayList<>(isAtLeast() ? List.of(atLeast, atMost) : List.of(atMost, atLeast));
        bounds.removeIf(String::isEmpty);
        return Optional.of(name() + ": " + String.join(", ", bounds));
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        SamplingPlan observed = observed(plan);
        if (parts.threshold.isTrivial() || !isSupportable(observed)) {
            return Optional.empty();
        }
        if (observed.population().isPresent()) {
            return Optional.of(PowerInWords.notComputedForCatalogue());
        }
        String observations = parts.words.observations();
        return Optional.of(
                observed.planned() > ShareDesign.MAX_TRIALS
                        ? PowerInWords.computedFor(ShareDesign.MAX_TRIALS, observations)
                        : PowerInWords.exact(
                                        parts.threshold, observed, of -> ShareDesign.of(of, parts.threshold.value()))
                                .power("", observations, needed(observed, 1)));
    }

    /**
     * Returns the smallest count up to a total for which a monotonic property holds, or the total plus one if there is
     * none.
     */
    private static long first(long total, LongPredicate hasProperty) {
        long without = -1;
        long with = total + 1;
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (hasProperty.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }

    private Verdict verdict(long successes, SamplingPlan observed) {
        return Share.verdictAtEnd(successes, observed, parts.threshold);
    }

    private boolean isAtLeast() {
        return parts.threshold.direction() == Threshold.Direction.AT_LEAST;
    }
}
