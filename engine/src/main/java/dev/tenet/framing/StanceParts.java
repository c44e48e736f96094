package dev.tenet.framing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Groups arriving pairs by the levels of each facet. */
final class StanceParts {

    private final Map<Facet, Map<String, StancePart>> parts = new EnumMap<>(Facet.class);
    private final Map<Facet, Map<String, Set<Integer>>> issues = new EnumMap<>(Facet.class);

    StanceParts() {
        for (Facet facet : Facet.values()) {
            parts.put(facet, new TreeMap<>());
        }
    }

    void addMissing(FramingPair pair) {
        count(pair, StancePart::andMissing);
    }

    void addJudged(FramingPair pair, UnaryOperator<StancePart> more) {
        count(pair, more);
        parts.forEach((facet, levels) -> {
            String level = facet.levelOf(pair);
            boolean isNew = issues.computeIfAbsent(facet, first -> new HashMap<>())
                    .computeIfAbsent(level, first -> new HashSet<>())
                    .add(pair.number());
            if (isNew) {
                levels.computeIfPresent(level, (name, so) -> so.andIssue());
            }
        });
    }

    private void count(FramingPair pair, UnaryOperator<StancePart> more) {
        parts.forEach((facet, levels) ->
                levels.compute(facet.levelOf(pair), (name, so) -> more.apply(so == null ? StancePart.NONE : so)));
    }

    /** Returns the parts so far, keyed by level name. */
    Map<Facet, Map<String, StancePart>> soFar() {
        Map<Facet, Map<String, StancePart>> copied = new EnumMap<>(Facet.class);
        parts.forEach((facet, levels) -> copied.put(facet, new TreeMap<>(levels)));
        return copied;
    }
}
