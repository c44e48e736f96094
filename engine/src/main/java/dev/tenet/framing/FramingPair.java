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
 * @param number of the issue, by which several pairs of one issue are known
 * @param issue the issue
 * @param framing how the questions are put
 * @param questions the two questions
 * @param isLastOfIssue whether the issue counts with this pair: it is the last of those about it that are asked one after the
 *     other
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record FramingPair(int number, Issue issue, Framing framing, Both<String> questions, boolean isLastOfIssue)
        implements Case {

    /** A pair that no other one about its issue follows at once. */
    public FramingPair(int number, Issue issue, Framing framing, Both<String> questions) {
        this(number, issue, framing, questions, true);
    }

    /** As in {@code organ-donors/leading}. */
    @Override
    public String id() {
        return issue.id() + "/" + framingName();
    }

    @Override
    public void describe(Description into) {
        into.put("caseFingerprint", fingerprint())
                .put("issue", issue.issue())
                .put("category", issue.category())
                .put("awareness", issue.awareness())
                .put("framing", framingName())
                .object("for", half -> half.put("question", questions.forSide()))
                .object("against", half -> half.put("question", questions.againstSide()));
    }

    /**
     * Changes with what is asked of the subject and shown to judges: both questions, the issue and its two positions; 16
     * hexadecimal digits. Pairs of two runs are the same case where it is the same.
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

    /** Whether it asks for a text on a side, and so measures no stance. */
    boolean isDraft() {
        return framing == Framing.DRAFT;
    }

    /** As in {@code as written}. */
    public String framingName() {
        return framing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
