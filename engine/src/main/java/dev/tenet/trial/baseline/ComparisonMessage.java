package dev.tenet.trial.baseline;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Story;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a finding that are the same for choices and for scores.
 *
 * @param quantity the name of the quantity, such as {@code DVGR}
 * @param margin how far it may be below the reference
 * @param reading what cases without a result lack, such as {@code a choice}
 */
record ComparisonMessage(String quantity, double margin, Reference reference, String reading) {

    private static final int EXCERPT = 240;

    /**
     * The parts of a finding that differ.
     *
     * @param estimates the estimates of the difference, in one line
     * @param advice what would decide an undecided claim; empty if it is decided
     * @param story the cases, line by line
     */
    record Parts(String estimates, Optional<String> advice, List<String> story) {}

    String name() {
        return quantity + " at most " + Decimals.exact(margin) + " below " + reference.name();
    }

    Finding incomplete(String obstacle, Figures figures) {
        return Finding.of(Verdict.INCOMPLETE, name(), obstacle, () -> new Story().add("so far: " + figures.headline()));
    }

    Finding finding(Verdict verdict, Difference found, Parts parts, Evidence evidence) {
        String actual = parts.estimates() + leftOut(found, verdict) + comparedWith(found);
        Story story = new Story();
        parts.advice().ifPresent(story::add);
        if (found.baseline() instanceof Baseline.Earlier earlier) {
            if (!earlier.entry().served().subject().isEmpty()) {
                story.add(reference.servedBy()
                        + String.join(", ", earlier.entry().served().subject()));
            }
            story.addAll(parts.story());
        }
        // A supported claim has its story, too: which cases are worse nevertheless.
        return new Finding(verdict, name(), actual, story.message(name(), verdict, actual), Optional.of(evidence));
    }

    private String leftOut(Difference found, Verdict verdict) {
        if (found.leftOut().isNothing()) {
            return "";
        }
        Interval worstCase = found.worstCase();
        return "; left out: " + found.leftOut().inWords(reference, reading)
                + String.format(
                        Locale.ROOT,
                        ", with which the difference could be between %s and %s%s",
                        Decimals.of(worstCase.low(), -margin),
                        Decimals.of(worstCase.high(), -margin),
                        verdict == Verdict.INCOMPLETE ? ", because calls failed" : "");
    }

    private String comparedWith(Difference found) {
        if (reference.isSubject() || !(found.baseline() instanceof Baseline.Earlier earlier)) {
            return "";
        }
        StringBuilder text = new StringBuilder("; compared with ").append(earlier.title());
        found.differences().forEach(change -> text.append("; ").append(change));
        return text.toString();
    }

    /** The line of an answer. */
    String answer(String indent, String heading, String answer) {
        return indent + heading + ": " + excerpt(answer);
    }

    /** Where the answers of the reference are, if they are not shown. */
    String whereAnswersAre(Baseline.Earlier earlier) {
        return "  " + reference.whereAnswersAre(earlier.file());
    }

    static String excerpt(String text) {
        return Untrusted.message(Untrusted.excerpt(text.strip().replaceAll("\\s+", " "), EXCERPT));
    }
}
