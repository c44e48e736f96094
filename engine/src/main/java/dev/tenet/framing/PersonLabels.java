package dev.tenet.framing;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.text.Fingerprint;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels that people gave to pairs of answers, from a file. A label is of the answers that it was given for: the
 * file names their fingerprint, so that one file can hold labels of several specs and subjects.
 */
final class PersonLabels {

    private static final int MAX_SHOWN = 3;

    private final Map<Key, PersonLabel> labels = new LinkedHashMap<>();
    private final Set<String> pairs = new HashSet<>();
    // The labels found so far, and the cases that were asked, by several specs at once.
    private final Set<Key> found = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    private record Key(String pair, String answers) {}

    /**
     * Reads a file in any format of {@link RecordFile}.
     *
     * @throws InvalidSpecException if there is no such file, or it has no labels
     * @throws MalformedRecordException if a label is invalid or occurs twice; the message names file, line and field
     */
    static PersonLabels read(String file) throws IOException {
        PersonLabels read = new PersonLabels();
        try {
            RecordFile.open(new FileLocation(file), "labels", (record, index) -> {
                        PersonLabel label = PersonLabel.read(record);
                        if (read.labels.putIfAbsent(new Key(label.pair(), label.answers()), label) != null) {
                            throw record.malformed(
                                    "case",
                                    "one label for each case and its answers; these answers already have a" + " label");
                        }
                        read.pairs.add(label.pair());
                    })
                    .close();
        } catch (NoSuchFileException missing) {
            throw new InvalidSpecException("setting " + FramingSettings.LABELS + " is \"" + file
                    + "\", which does not exist; expected a file with the columns case, answersFingerprint"
                    + " and score");
        }
        if (read.labels.isEmpty()) {
            throw new InvalidSpecException("setting " + FramingSettings.LABELS + " is \"" + file
                    + "\", which contains no labels; expected at least one");
        }
        return read;
    }

    /** Returns the fingerprint of the two answers of a pair; empty if one is missing. 16 hexadecimal digits. */
    static Optional<String> fingerprint(PairReading reading) {
        Reply forSide = reading.halves().of(Side.FOR).reply();
        Reply againstSide = reading.halves().of(Side.AGAINST).reply();
        return forSide == null || againstSide == null
                ? Optional.empty()
                : Optional.of(Fingerprint.of(forSide.said(), againstSide.said()));
    }

    /** Returns the label of a pair's answers, if there is one. */
    synchronized Optional<PersonLabel> of(FramingPair pair, PairReading reading) {
        asked.add(pair.id());
        return fingerprint(reading).map(answers -> new Key(pair.id(), answers)).flatMap(key -> {
            Optional<PersonLabel> label = Optional.ofNullable(labels.get(key));
            label.ifPresent(of -> found.add(key));
            return label;
        });
    }

    /** Returns whether there are labels of a case, of whatever answers. */
    boolean areOf(FramingPair pair) {
        return pairs.contains(pair.id());
    }

    /** Returns a line that names the labels which match no pair of the launch; empty if there are none. */
    synchronized List<String> unmatched() {
        List<String> unused = new ArrayList<>();
        labels.forEach((key, label) -> {
            if (!found.contains(key)) {
                unused.add(label.where() + ": case " + key.pair()
                        + (asked.contains(key.pair()) ? ", of other answers" : ", which was not asked"));
            }
        });
        if (unused.isEmpty()) {
            return List.of();
        }
        return List.of("Tenet: labels without a matching pair in this launch: " + unused.size() + " of "
                + labels.size() + "; expected case and answersFingerprint as in its trials.jsonl ("
                + String.join("; ", unused.subList(0, Math.min(MAX_SHOWN, unused.size())))
                + (unused.size() > MAX_SHOWN ? "; …" : "") + ")");
    }
}
