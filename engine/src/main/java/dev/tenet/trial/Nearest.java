package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apiguardian.api.API;

/** Suggests the correct spelling of a misspelled name. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Nearest {

    private Nearest() {}

    /**
     * Returns the known name with the smallest edit distance (Levenshtein 1966), if the distance is at most a third of
     * the letters or 1, whichever is larger.
     */
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> Math.abs(written.length() - name.length()) <= mostChanges(written, name))
                .map(name -> new Candidate(name, distance(written, name)))
                .filter(candidate -> candidate.distance() <= mostChanges(written, candidate.name()))
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    private static int mostChanges(String written, String name) {
        return Math.max(1, Math.max(written.length(), name.length()) / 3);
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
