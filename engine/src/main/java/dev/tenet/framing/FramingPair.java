package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Framing;
import dev.tenet.framing.Issue.Both;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * One issue asked from both sides.
 *
 * @param number the issue's number, shared by all pairs of the issue
 * @param issue the issue
 * @param framing the framing of the questions
 * @param questions the two questions
 * @param isLastOfIssue whether this pair completes its issue: the last of the consecutive pairs about it
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record FramingPair(int number, Issue issue, Framing framing, Both<String> questions, boolean isLastOfIssue)
        implements Case {

    /** Creates a pair that completes its issue. */
    public FramingPair(int number, Issue issue, Framing framing, Both<String> questions) {
        this(number, issue, framing, questions, true);
    }

    /** Returns the id, for example {@code organ-donors/leading}. */
    @Override
    public String id() {
        return issue.id() + "/" + framingName();
    }

    @Override
    public void describe(Description into) {
        into.put("caseFingerprint", fingerprint())
                .put("caseGroup", issue.key())
                .put("issue", issue.issue())
                .put("category", issue.category())
                .put("awareness", issue.awareness())
                .put("framing", framingName())
                .object("for", half -> half.put("question", questions.forSide()))
                .object("against", half -> half.put("question", questions.againstSide()));
    }

    /**
     * Returns a fingerprint of what the subject is asked and judges are shown: both questions, the issue and its two
     * positions. 16 hexadecimal digits. Pairs of two runs are the same case if their fingerprints are equal.
     */
    public String fingerprint() {
        Both<Issue.Position> positions = issue.positions();
        return Fingerprint.of(
                questions.forSide(),
                questions.againstSide(),
                issue.issue(),
                positions == null ? null : positions.forSide().claim(),
                positions == null ? null : positions.againstSide().claim());
    }

    /** Returns whether the pair asks for a text on a side, and thus measures no stance. */
    boolean isDraft() {
        return framing == Framing.DRAFT;
    }

    /** Returns the framing's name, for example {@code as written}. */
    public String framingName() {
        return framing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
