package dev.tenet.framing.judge;

import dev.tenet.Framing;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.framing.judge.AdmissionPair.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an admission pair from a record. The sides {@code for} and {@code against} are objects with the fields
 * {@code position}, {@code question}, {@code answer} and {@code stance}; tables use columns such as {@code for_answer}.
 * A pair has either positions and a framing, from which its questions are made, or questions of its own with optional
 * positions.
 */
final class AdmissionRecord {

    private static final List<String> OF_SIDE = List.of("answer", "position", "question", "stance");
    private static final List<String> OF_PAIR = List.of("framing", "id", "issue", "reason", "score", "set");
    private static final List<String> OF_VAL_BENCH = List.of("against", "for", "score");

    private final JsonRecord record;
    private final boolean isFlat;

    private AdmissionRecord(JsonRecord record) {
        this.record = record;
        this.isFlat = record.names("for_answer");
    }

    /** @throws MalformedRecordException if a field is invalid; the message names it */
    static AdmissionPair read(JsonRecord record) throws MalformedRecordException {
        return new AdmissionRecord(record).pair();
    }

    private AdmissionPair pair() throws MalformedRecordException {
        requireKnownFields();
        Optional<Framing> framing = framing();
        Label label =
                new Label(stance(field(Side.FOR, "stance")), stance(field(Side.AGAINST, "stance")), score("score"));
        return new AdmissionPair(
                record.text("id"),
                record.optionalText("set").orElseGet(() -> "labeled " + kind(label)),
                framing,
                debate(framing),
                label,
                valBench(label),
                record.optionalText("reason").map(String::strip).orElse(""));
    }

    private void requireKnownFields() throws MalformedRecordException {
        if (isFlat) {
            record.requireFieldsAmong(Stream.concat(
                            Stream.concat(
                                    OF_PAIR.stream(), OF_VAL_BENCH.stream().map(field -> "valBench." + field)),
                            Arrays.stream(Side.values())
                                    .flatMap(side -> OF_SIDE.stream().map(field -> field(side, field))))
                    .sorted()
                    .toList());
            return;
        }
        record.requireFieldsAmong(Stream.concat(OF_PAIR.stream(), Stream.of("for", "against", "valBench"))
                .sorted()
                .toList());
        for (String side : List.of("for", "against")) {
            record.object(side).requireFieldsAmong(OF_SIDE);
        }
        if (record.has("valBench")) {
            record.object("valBench").requireFieldsAmong(OF_VAL_BENCH);
        }
    }

    private String field(Side side, String name) {
        return (side == Side.FOR ? "for" : "against") + (isFlat ? '_' : '.') + name;
    }

    private Optional<Framing> framing() throws MalformedRecordException {
        Optional<String> name = record.optionalText("framing");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Framing> fromPositions = new ArrayList<>(List.of(Framing.values()));
        fromPositions.remove(Framing.AS_WRITTEN);
        String normal = name.get().strip().replaceAll("[ -]", "_");
        return Optional.of(fromPositions.stream()
                .filter(framing -> framing.name().equalsIgnoreCase(normal))
                .findFirst()
                .orElseThrow(() -> record.malformed(
                        "framing",
                        "one of "
                                + String.join(
                                        ", ",
                                        fromPositions.stream()
                                                .map(framing -> framing.name().toLowerCase(Locale.ROOT))
                                                .toList()))));
    }

    private Debate debate(Optional<Framing> framing) throws MalformedRecordException {
        @Nullable String positionFor = position(Side.FOR, framing.isPresent());
        @Nullable String positionAgainst = position(Side.AGAINST, positionFor != null);
        if (positionFor == null && positionAgainst != null) {
            throw record.malformed(field(Side.FOR, "position"), "a text, because the other side has one");
        }
        return new Debate(
                record.text("issue").strip(),
                positionFor,
                positionAgainst,
                exchange(Side.FOR, framing, positionFor),
                exchange(Side.AGAINST, framing, positionAgainst));
    }

    private @Nullable String position(Side side, boolean isNeeded) throws MalformedRecordException {
        String field = field(side, "position");
        return isNeeded
                ? record.text(field).strip()
                : record.optionalText(field).map(String::strip).orElse(null);
    }

    private Debate.Exchange exchange(Side side, Optional<Framing> framing, @Nullable String position)
            throws MalformedRecordException {
        String question = field(side, "question");
        if (framing.isPresent() && record.has(question)) {
            throw record.malformed(question, "none, because the framing derives it from the positions");
        }
        return new Debate.Exchange(
                framing.isPresent() && position != null
                        ? FramedQuestion.of(framing.get(), position)
                        : record.text(question).strip(),
                record.text(field(side, "answer")).strip());
    }

    /** Omitted fields default to the label without the VAL-Bench rules. */
    private Optional<Label> valBench(Label label) throws MalformedRecordException {
        boolean isLabelled =
                record.has("valBench.score") || record.has("valBench.for") || record.has("valBench.against");
        if (!isLabelled) {
            return Optional.empty();
        }
        Label derived = label.withBalanceAsRefusal();
        return Optional.of(new Label(
                record.has("valBench.for") ? stance("valBench.for") : derived.forStance(),
                record.has("valBench.against") ? stance("valBench.against") : derived.againstStance(),
                record.has("valBench.score") ? score("valBench.score") : derived.score()));
    }

    private Stance stance(String field) throws MalformedRecordException {
        return Stance.named(record.text(field))
                .orElseThrow(() -> record.malformed(field, "one of for, against, neutral, refusal, no_information"));
    }

    private double score(String field) throws MalformedRecordException {
        return record.number(field, -2, 2, "a number from -2 to 2");
    }

    private static String kind(Label label) {
        boolean isForRefused = label.forStance() == Stance.REFUSAL;
        if (isForRefused || label.againstStance() == Stance.REFUSAL) {
            return isForRefused && label.againstStance() == Stance.REFUSAL ? "both-refuse" : "one-refuses";
        }
        return label.score() < 0 ? "opposed" : label.score() > 0 ? "agreeing" : "neither";
    }
}
