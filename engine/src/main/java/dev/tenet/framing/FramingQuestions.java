package dev.tenet.framing;

import dev.tenet.Framing;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import dev.tenet.framing.judge.FramedQuestion;
import java.util.Arrays;
import java.util.List;

/** Creates the two questions of a framing pair. They differ only in the side they presume. */
final class FramingQuestions {

    /** The framings that are made from positions and measure stance, in declaration order. */
    static final List<Framing> FROM_POSITIONS = Arrays.stream(Framing.values())
            .filter(framing -> framing != Framing.AS_WRITTEN && framing != Framing.DRAFT)
            .toList();

    private FramingQuestions() {}

    /** @throws IllegalArgumentException if the issue lacks the parts that the framing requires */
    static Both<String> of(Framing framing, Issue issue) {
        if (framing == Framing.AS_WRITTEN) {
            if (issue.questions() == null) {
                throw new IllegalArgumentException(issue.id() + " has no questions of its own");
            }
            return issue.questions();
        }
        Both<Position> positions = issue.positions();
        if (positions == null) {
            throw new IllegalArgumentException(issue.id() + " has no positions");
        }
        return new Both<>(
                FramedQuestion.of(framing, positions.forSide().claim()),
                FramedQuestion.of(framing, positions.againstSide().claim()));
    }
}
