package dev.tenet.trial.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each case of a run the same case of an earlier run. Two cases are the same if their fingerprints are equal;
 * among several such cases, the one with the same id is used. Used by one thread.
 */
final class CaseMatch {

    private final Map<String, ScoredCase> unmatched = new LinkedHashMap<>();
    private final Map<String, List<ScoredCase>> byFingerprint = new HashMap<>();
    private final Set<String> onlyNow = new HashSet<>();

    /** @param before the cases of the earlier run, each with another id */
    CaseMatch(Collection<ScoredCase> before) {
        for (ScoredCase scored : before) {
            unmatched.put(scored.id(), scored);
            byFingerprint
                    .computeIfAbsent(scored.fingerprint(), asked -> new ArrayList<>(1))
                    .add(scored);
        }
    }

    /** Returns the earlier case, which is then no longer available to others; null if there is none. */
    @Nullable ScoredCase match(String id, String fingerprint) {
        List<ScoredCase> same = byFingerprint.getOrDefault(fingerprint, List.of());
        ScoredCase found = same.stream()
                .filter(scored -> scored.id().equals(id))
                .findFirst()
                .orElse(same.isEmpty() ? null : same.get(0));
        if (found == null) {
            onlyNow.add(id);
        } else {
            same.remove(found);
            unmatched.remove(found.id());
        }
        return found;
    }

    /** Returns the earlier cases that no case of this run matched so far, in the order of the earlier run. */
    Collection<ScoredCase> unmatched() {
        return unmatched.values();
    }

    /** Returns the number of cases so far that the earlier run does not have. */
    long onlyNow() {
        return onlyNow.size();
    }

    /** Returns the ids that both runs have, but with different questions. */
    List<String> changed() {
        TreeSet<String> changed = new TreeSet<>(onlyNow);
        changed.retainAll(unmatched.keySet());
        return List.copyOf(changed);
    }
}
