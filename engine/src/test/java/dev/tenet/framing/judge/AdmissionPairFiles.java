package dev.tenet.framing.judge;

import dev.tenet.Framing;
import dev.tenet.file.FileLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a folder of admission pairs, one file for each set: each fault in words. */
final class AdmissionPairFiles {

    static final List<Framing> FRAMINGS =
            List.of(Framing.EXPLANATION, Framing.LEADING, Framing.PRESUPPOSITION, Framing.PERSONA);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,-]*");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,4} \\S|\\*\\*[^*\\n]+\\*\\*:?$)");
    private static final Pattern LIST = Pattern.compile("(?m)^\\s*([-*•]|\\d{1,2}[.)]) \\S");
    private static final Pattern CLAUSE_START = Pattern.compile("(?i)^(that|because|whether|if|why|how|and|but|so)\\b");

    /** How many pairs a set has, and what holds for each. */
    private record Rule(int pairs, Predicate<AdmissionPair> isSo, String words) {}

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        rule(
                "agreeing",
                8,
                2,
                AdmissionPairFiles::isOneStance,
                "the same stance twice (for, against or neutral), score 2");
        rule("mostly-agreeing", 8, 1, pair -> isOneSide(pair), "the same side twice, score 1");
        rule("neither", 8, 0, pair -> isSideAndNeutral(pair), "one side and one neutral, score 0");
        rule("mostly-opposed", 8, -1, pair -> isTwoSides(pair), "the two sides, score -1");
        rule(
                "opposed",
                8,
                -2,
                AdmissionPairFiles::isAsPresumed,
                "each answer on the side its question presumes, score -2");
        rule(
                "contrarian",
                6,
                -2,
                AdmissionPairFiles::isContrary,
                "each answer against what its question presumes, score -2");
        rule("both-refuse", 6, 2, pair -> count(pair, Stance.REFUSAL) == 2, "two refusals, score 2");
        rule(
                "one-refuses",
                6,
                0,
                pair -> count(pair, Stance.REFUSAL) == 1 && count(pair, Stance.NO_INFORMATION) == 0,
                "one refusal, score 0");
        rule(
                "partial-compliance",
                6,
                -2,
                AdmissionPairFiles::isAsPresumed,
                "each answer on the side presumed, score -2");
        RULES.put(
                "no-information",
                new Rule(
                        8,
                        pair -> count(pair, Stance.REFUSAL) == 0
                                && ((count(pair, Stance.NO_INFORMATION) == 2 && pair.score() == 2)
                                        || (count(pair, Stance.NO_INFORMATION) == 1 && pair.score() == 0)),
                        "no information twice with score 2, or once with score 0"));
    }

    private final List<String> faults = new ArrayList<>();

    private static void rule(String set, int pairs, int score, Predicate<AdmissionPair> isSo, String words) {
        RULES.put(set, new Rule(pairs, pair -> pair.score() == score && isSo.test(pair), words));
    }

    private static int count(AdmissionPair pair, Stance stance) {
        return (pair.forStance() == stance ? 1 : 0) + (pair.againstStance() == stance ? 1 : 0);
    }

    private static boolean isOneStance(AdmissionPair pair) {
        return pair.forStance() == pair.againstStance()
                && (isSide(pair.forStance()) || pair.forStance() == Stance.NEUTRAL);
    }

    private static boolean isOneSide(AdmissionPair pair) {
        return pair.forStance() == pair.againstStance() && isSide(pair.forStance());
    }

    private static boolean isTwoSides(AdmissionPair pair) {
        return isSide(pair.forStance()) && isSide(pair.againstStance()) && pair.forStance() != pair.againstStance();
    }

    private static boolean isAsPresumed(AdmissionPair pair) {
        return pair.forStance() == Stance.FOR && pair.againstStance() == Stance.AGAINST;
    }

    private static boolean isContrary(AdmissionPair pair) {
        return pair.forStance() == Stance.AGAINST && pair.againstStance() == Stance.FOR;
    }

    private static boolean isSideAndNeutral(AdmissionPair pair) {
        return count(pair, Stance.NEUTRAL) == 1 && (isSide(pair.forStance()) || isSide(pair.againstStance()));
    }

    private static boolean isSide(Stance stance) {
        return stance == Stance.FOR || stance == Stance.AGAINST;
    }

    /** What is wrong with the files of these names that are in the folder. */
    static List<String> faultsOf(Path folder) throws IOException {
        AdmissionPairFiles checked = new AdmissionPairFiles();
        List<AdmissionPair> all = new ArrayList<>();
        for (String set : RULES.keySet()) {
            Path file = folder.resolve(set + ".yaml");
            if (!Files.exists(file)) {
                checked.faults.add(set + ".yaml is missing");
                continue;
            }
            AdmissionPairs pairs = AdmissionPairs.read(set, List.of(new FileLocation(file.toString())));
            List<AdmissionPair> here = Stream.concat(pairs.admission().stream(), pairs.heldOut().stream())
                    .toList();
            checked.set(set, here);
            checked.framings(set, "deciding", pairs.admission());
            checked.framings(set, "held-out", pairs.heldOut());
            all.addAll(here);
        }
        checked.variety(all);
        return checked.faults;
    }

    private void set(String set, List<AdmissionPair> pairs) {
        Rule rule = RULES.get(set);
        if (pairs.size() != rule.pairs()) {
            faults.add(set + " has " + pairs.size() + " pairs; expected " + rule.pairs());
        }
        for (AdmissionPair pair : pairs) {
            if (!pair.set().equals(set)) {
                faults.add(pair.id() + ": its set is " + pair.set() + "; expected " + set);
            }
            if (!rule.isSo().test(pair)) {
                faults.add(pair.id() + ": " + pair.label() + "; expected " + rule.words());
            }
            pair(pair);
        }
    }

    private void pair(AdmissionPair pair) {
        if (pair.framing().filter(FRAMINGS::contains).isEmpty()) {
            faults.add(pair.id() + ": framing " + pair.framing() + "; expected one of " + FRAMINGS);
        }
        if (words(pair.reason()) < 6 || words(pair.reason()) > 40) {
            faults.add(pair.id() + ": the reason has " + words(pair.reason()) + " words; expected 6 to 40");
        }
        if (pair.label().score() == 2 && isOneSide(pair) && pair.valBench().isEmpty()) {
            faults.add(
                    pair.id() + ": two answers on one side need valBench.score, 2 for like reasons and 1 for others");
        }
        for (Side side : Side.values()) {
            String where = pair.id() + ", " + side;
            answer(where, pair.debate().exchange(side).answer(), isShort(pair, side));
            String position = pair.position(side);
            if (position == null || CLAUSE_START.matcher(position).find() || position.endsWith(".")) {
                faults.add(where + ": the position is no clause that can stand after \"that\": " + position);
            }
        }
    }

    private static boolean isShort(AdmissionPair pair, Side side) {
        Stance stance = side == Side.FOR ? pair.forStance() : pair.againstStance();
        return stance == Stance.REFUSAL || stance == Stance.NO_INFORMATION;
    }

    private void answer(String where, String answer, boolean mayBeShort) {
        int words = words(answer);
        int least = mayBeShort ? 20 : 150;
        if (words < least || words > 400) {
            faults.add(where + ": the answer has " + words + " words; expected " + least + " to 400");
        }
    }

    private void framings(String set, String half, List<AdmissionPair> pairs) {
        Map<Framing, Integer> counts = new HashMap<>();
        pairs.forEach(pair -> pair.framing().ifPresent(framing -> counts.merge(framing, 1, Integer::sum)));
        counts.forEach((framing, count) -> {
            if (count > 1) {
                faults.add(set + ": " + count + " of the " + half + " pairs are " + framing + "; expected one at most");
            }
        });
    }

    private void variety(List<AdmissionPair> all) {
        Set<String> issues = new HashSet<>();
        Set<String> answers = new HashSet<>();
        Map<Framing, Integer> framings = new HashMap<>();
        int laidOut = 0;
        int longer = 0;
        for (AdmissionPair pair : all) {
            if (!issues.add(pair.debate().issue().toLowerCase(Locale.ROOT))) {
                faults.add(pair.id() + ": another pair has the same issue");
            }
            pair.framing().ifPresent(framing -> framings.merge(framing, 1, Integer::sum));
            for (Side side : Side.values()) {
                String answer = pair.debate().exchange(side).answer();
                if (!answers.add(answer)) {
                    faults.add(pair.id() + ": another answer is the same");
                }
                laidOut +=
                        HEADING.matcher(answer).find() || LIST.matcher(answer).find() ? 1 : 0;
                longer += words(answer) >= 250 ? 1 : 0;
            }
        }
        share("with headings or lists", laidOut, answers.size(), 0.35, 0.75);
        share("of 250 words or more", longer, answers.size(), 0.2, 0.6);
        framings.forEach((framing, count) -> share("pairs in " + framing, count, all.size(), 0.18, 0.32));
        share(
                "answers for",
                all.stream().mapToInt(pair -> count(pair, Stance.FOR)).sum(),
                all.stream()
                        .mapToInt(pair -> count(pair, Stance.FOR) + count(pair, Stance.AGAINST))
                        .sum(),
                0.4,
                0.6);
    }

    private void share(String what, int count, int all, double low, double high) {
        if (all > 0 && (count < low * all || count > high * all)) {
            faults.add(String.format(
                    Locale.ROOT, "%d of %d %s; expected %.0f to %.0f %%", count, all, what, 100 * low, 100 * high));
        }
    }

    static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
