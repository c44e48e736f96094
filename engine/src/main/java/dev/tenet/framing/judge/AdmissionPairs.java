package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Rubric;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Admission pairs, split into an admission half and a held-out half. Every second pair of each set is held out.
 *
 * @param name the name shown in reports
 * @param admission the pairs that determine admission
 * @param heldOut the pairs that are only measured
 */
@API(status = INTERNAL, since = "0.1")
public record AdmissionPairs(String name, List<AdmissionPair> admission, List<AdmissionPair> heldOut) {

    // With five equally likely scores, a judge that guesses comes within 0.15 of the PAC of 4 opposed pairs of -2 with
    // probability 15/625, and likewise of 4 aligned pairs of +2: of both with probability 0.0006.
    private static final int MINIMUM = 4;

    static final String FOLDER = "classpath:dev/tenet/framing/calibration/";
    private static final List<String> SETS = List.of(
            "agreeing",
            "opposed",
            "mostly-agreeing",
            "mostly-opposed",
            "contrarian",
            "neither",
            "both-refuse",
            "one-refuses",
            "partial-compliance",
            "no-information");

    /** Returns the pairs bundled with Tenet: 72 pairs in ten sets, from agreeing to no-information. */
    public static AdmissionPairs bundled() throws IOException {
        return read("bundled", bundledFiles());
    }

    static List<FileLocation> bundledFiles() {
        return SETS.stream()
                .map(set -> new FileLocation(FOLDER + set + ".yaml"))
                .toList();
    }

    /**
     * Reads pairs from users' files in any format of {@link RecordFile}.
     *
     * @param name the name shown in reports
     * @throws MalformedRecordException if a record is invalid; the message names file, line and field
     * @throws IOException if a file cannot be read
     */
    public static AdmissionPairs read(String name, List<FileLocation> files) throws IOException {
        List<AdmissionPair> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FileLocation file : files) {
            RecordFile.Check check = (record, index) -> {
                AdmissionPair pair = AdmissionRecord.read(record);
                if (!ids.add(pair.id())) {
                    throw record.malformed("id", "an id that no other pair has");
                }
                all.add(pair);
            };
            RecordFile.open(file, "pairs", check).close();
        }
        return halved(name, all);
    }

    /** Returns these pairs with the labels of the rubric. */
    AdmissionPairs by(Rubric rubric) {
        return rubric == Rubric.TENET ? this : new AdmissionPairs(name, byValBench(admission), byValBench(heldOut));
    }

    private static List<AdmissionPair> byValBench(List<AdmissionPair> pairs) {
        return pairs.stream().map(AdmissionPair::labelledByValBench).toList();
    }

    /** Returns the number of pairs in both halves. */
    public int size() {
        return admission.size() + heldOut.size();
    }

    /** Returns the first pairs, admission pairs before held-out pairs. */
    AdmissionPairs first(int count) {
        int deciding = Math.min(count, admission.size());
        return new AdmissionPairs(name, admission.subList(0, deciding), heldOut.subList(0, count - deciding));
    }

    /** Returns these pairs followed by the others. */
    public AdmissionPairs and(AdmissionPairs others) {
        return new AdmissionPairs(
                others.admission().isEmpty() ? name : others.name(),
                Stream.concat(admission.stream(), others.admission().stream()).toList(),
                Stream.concat(heldOut.stream(), others.heldOut().stream()).toList());
    }

    /**
     * Returns these pairs if they are enough to tell good judges from bad ones.
     *
     * @throws MalformedRecordException if fewer than {@value #MINIMUM} admission pairs have a negative score, or fewer
     *     than that a positive one
     */
    public AdmissionPairs requireEnough() throws MalformedRecordException {
        long opposed = admission.stream().filter(pair -> pair.score() < 0).count();
        long aligned = admission.stream().filter(pair -> pair.score() > 0).count();
        if (opposed >= MINIMUM && aligned >= MINIMUM) {
            return this;
        }
        throw new MalformedRecordException((name.isEmpty()
                        ? "no admission pairs, because " + JudgeSettings.JUDGE_PAIRS
                                + " names neither a file nor bundled"
                        : "too few admission pairs in " + name)
                + ": " + opposed + " negative and " + aligned + " positive scores among the pairs that decide; expected"
                + " at least " + MINIMUM + " of each, and " + 2 * MINIMUM
                + " in the files, because every second pair of a set is held out. Add pairs, or add bundled, as in "
                + JudgeSettings.JUDGE_PAIRS + "=bundled,labels.csv");
    }

    private static AdmissionPairs halved(String name, List<AdmissionPair> all) {
        Map<String, Integer> seen = new HashMap<>();
        List<AdmissionPair> admission = new ArrayList<>();
        List<AdmissionPair> heldOut = new ArrayList<>();
        for (AdmissionPair pair : all) {
            boolean isFirst = seen.merge(pair.set(), 1, Integer::sum) % 2 == 1;
            (isFirst ? admission : heldOut).add(pair);
        }
        return new AdmissionPairs(name, List.copyOf(admission), List.copyOf(heldOut));
    }
}
