package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.picture.NumberLine;
import dev.tenet.picture.Picture;
import dev.tenet.run.RecordedClaim;
import dev.tenet.text.FileName;
import java.util.Locale;
import java.util.Optional;

/** The decision on a claim as a number line. */
record DecisionLine(RecordedClaim claim, NumberLine line) implements Chart {

    /** Returns the number line; empty if a number is not known. */
    static Optional<Chart> of(RecordedClaim claim) {
        return claim.interval()
                .filter(ends -> claim.threshold().isPresent())
                .map(ends -> new NumberLine(
                        claim.name(),
                        claimed(claim),
                        claim.estimate(),
                        ends.low(),
                        ends.high(),
                        claim.threshold().getAsDouble(),
                        claim.chance()))
                .filter(NumberLine::canBeDrawn)
                .map(line -> new DecisionLine(claim, line));
    }

    private static NumberLine.Claimed claimed(RecordedClaim claim) {
        return switch (claim.direction().orElse("")) {
            case "at least" -> NumberLine.Claimed.AT_LEAST;
            case "at most" -> NumberLine.Claimed.AT_MOST;
            default -> NumberLine.Claimed.NEITHER;
        };
    }

    @Override
    public String name() {
        return FileName.of(claim.shortId());
    }

    @Override
    public void draw(Html page) {
        picture().draw(page);
    }

    /** Older summaries have no decision. */
    private Optional<String> number() {
        return claim.n().isPresent()
                ? Optional.of(
                        String.format(Locale.ROOT, "%,d observations", claim.n().getAsLong()))
                : Optional.empty();
    }

    @Override
    public Picture picture() {
        return line.picture(
                Tone.of(claim.outcome()).css(),
                claim.name() + " is " + claim.verdict(),
                claim.decision().or(this::number));
    }
}
