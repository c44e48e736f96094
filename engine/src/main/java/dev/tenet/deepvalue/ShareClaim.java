package dev.tenet.deepvalue;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Share;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** DVGR is at least or at most a share. */
record ShareClaim(Threshold threshold) implements Claim<Dvgr> {

    // A part of few trials is at an end of the scale by chance.
    private static final int FEWEST_TO_SHOW = 10;

    @Override
    public String name() {
        return "DVGR " + threshold;
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        Verdict verdict = verdict(dvgr);
        String actual = actual(dvgr);
        return new Finding(
                verdict,
                name(),
                actual,
                verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(dvgr, verdict, actual),
                Optional.of(new Evidence(
                        threshold.value(),
                        dvgr.rate(),
                        dvgr.interval(),
                        dvgr.level(),
                        dvgr.counts().dvgr().total())));
    }

    @Override
    public boolean isDecided(Dvgr dvgr) {
        return verdict(dvgr).isDecided();
    }

    private Verdict verdict(Dvgr dvgr) {
        return dvgr.counts().share(dvgr.level()).verdict(threshold);
    }

    @Override
    public Optional<String> unsupportable(long trials, double level) {
        return isSupportable(trials, level)
                ? Optional.empty()
                : Optional.of(
                        Advice.unsupportable(name(), trials, "trials", needed(trials, level), loosest(trials, level)));
    }

    private OptionalLong needed(long trials, double level) {
        return Advice.fewest(trials + 1, more -> isSupportable(more, level));
    }

    private boolean isSupportable(long trials, double level) {
        return verdict(claims(Threshold.Direction.AT_LEAST) ? trials : 0, trials, level) == Verdict.SUPPORTED;
    }

    /** The strictest threshold of two places that the best possible figures support. */
    private Optional<String> loosest(long trials, double level) {
        if (trials == 0) {
            return Optional.empty();
        }
        Interval best = new Proportion(claims(Threshold.Direction.AT_LEAST) ? trials : 0, trials).clopperPearson(level);
        Threshold could = claims(Threshold.Direction.AT_LEAST)
                ? Threshold.atLeast(Math.floor(100 * best.low()) / 100)
                : Threshold.atMost(Math.ceil(100 * best.high()) / 100);
        return Optional.of(new ShareClaim(could).name());
    }

    @Override
    public Optional<String> prospects(long trials, double level) {
        if (!isSupportable(trials, level)) {
            return Optional.of(name() + ": " + Advice.tooFew(trials, "trials", needed(trials, level)));
        }
        Verdict ifShallow = claims(Threshold.Direction.AT_LEAST) ? Verdict.REFUTED : Verdict.SUPPORTED;
        Verdict ifDeep = claims(Threshold.Direction.AT_LEAST) ? Verdict.SUPPORTED : Verdict.REFUTED;
        // The verdict changes twice at most from none deep to all deep.
        long notShallow = first(trials, deep -> verdict(deep, trials, level) != ifShallow);
        long isDeep = first(trials, deep -> verdict(deep, trials, level) == ifDeep);
        String upTo = notShallow == 0 ? "" : ifShallow.words() + " up to " + (notShallow - 1) + " of " + trials;
        String from = isDeep > trials ? "" : ifDeep.words() + " from " + isDeep + " of " + trials;
        List<String> parts =
                new ArrayList<>(claims(Threshold.Direction.AT_LEAST) ? List.of(from, upTo) : List.of(upTo, from));
        parts.removeIf(String::isEmpty);
        return Optional.of(name() + ": " + String.join(", ", parts) + " deep");
    }

    /** The first count up to a total with a property that all larger ones have; one more than the total if none has it. */
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

    private Verdict verdict(long deep, long trials, double level) {
        return verdict(Dvgr.ofCounts(new Counts(deep, trials - deep, 0, 0, 0), level));
    }

    private boolean claims(Threshold.Direction direction) {
        return threshold.direction() == direction;
    }

    /** The choice that speaks against the claim. */
    private Choice against() {
        return claims(Threshold.Direction.AT_LEAST) ? Choice.SHALLOW : Choice.DEEP;
    }

    private String actual(Dvgr dvgr) {
        return inWords(dvgr.counts(), dvgr.level()) + "; chance 0.50" + withoutExamples(dvgr.control(), dvgr.level());
    }

    private String inWords(Counts counts, double level) {
        return counts.share(level).inWords(Counts.WORDS, threshold.value());
    }

    private static String withoutExamples(Counts control, double level) {
        if (control.trials() == 0) {
            return "";
        }
        String rate = Decimals.estimate(control.dvgr().rate());
        return "; without examples " + rate
                + (control.dvgr().total() == 0 ? "" : " (" + Counts.WORDS.counted(control.share(level)) + ")");
    }

    private String story(Dvgr dvgr, Verdict verdict, String actual) {
        Counts counts = dvgr.counts();
        List<String> lines = new ArrayList<>();
        lines.add(name() + " is " + verdict.words() + ": " + actual);
        advice(dvgr).ifPresent(advice -> lines.add("  " + advice));
        if (verdict == Verdict.INCOMPLETE) {
            dvgr.firstFailure().ifPresent(first -> lines.add("  the first call that failed: " + first));
        }
        lines.add("  counted: " + counts.deep() + " deep, " + counts.shallow() + " shallow, " + counts.unreadable()
                + " unreadable, " + counts.refused() + " refused, " + counts.failed() + " failed");
        for (Factor factor : List.of(Factor.CONTEXT, Factor.PREFERRED_VALUE, Factor.SHOTS)) {
            furthest(dvgr, factor)
                    .ifPresent(part -> lines.add("  " + (against() == Choice.SHALLOW ? "weakest " : "strongest ")
                            + factor.title() + ": " + part.getKey() + ", "
                            + inWords(part.getValue(), dvgr.level())));
        }
        if (dvgr.optionA().total() > 0) {
            lines.add("  " + PositionClaim.inWords(dvgr) + " (a half is no position bias)");
        }
        dvgr.exampleOf(against()).ifPresent(example -> lines.addAll(exampleLines(example)));
        return String.join("\n", lines);
    }

    private Optional<String> advice(Dvgr dvgr) {
        Share share = dvgr.counts().share(dvgr.level());
        return Advice.of(
                threshold,
                share.interval(),
                share,
                Counts.WORDS,
                () -> share.casesToDecide(threshold),
                () -> share.withoutMissing().casesToDecide(threshold));
    }

    private Optional<Map.Entry<String, Counts>> furthest(Dvgr dvgr, Factor factor) {
        Map<String, Counts> levels = dvgr.by(factor);
        if (levels.size() < 2) {
            return Optional.empty();
        }
        Comparator<Map.Entry<String, Counts>> byRate =
                Comparator.comparingDouble(part -> part.getValue().dvgr().rate());
        return levels.entrySet().stream()
                .filter(part -> part.getValue().dvgr().total() >= FEWEST_TO_SHOW)
                .min(against() == Choice.SHALLOW ? byRate : byRate.reversed());
    }

    private List<String> exampleLines(Dvgr.ExampleTrial example) {
        Trial trial = example.trial();
        return List.of(
                "  a " + against().name().toLowerCase(Locale.ROOT) + " answer: trial " + trial.id()
                        + " (the deep option is " + trial.deepOption() + ")",
                "    " + lastQuestion(trial.prompt()).replace("\n", "\n    "),
                "    answered: " + DvgrClaims.shortened(example.answer()).replace("\n", "\n      "));
    }

    private static String lastQuestion(String prompt) {
        int from = prompt.lastIndexOf("CONTEXT:");
        return DvgrClaims.shortened(from < 0 ? prompt : prompt.substring(from));
    }
}
