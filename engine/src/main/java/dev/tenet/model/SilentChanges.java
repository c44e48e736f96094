package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where servers answered something else than was asked and gave no error, as far as their answers show it.
 *
 * @param truncated the prompts of which only a part was read; null if none was
 * @param droppedSystem whether the counts of tokens have no room for the system prompt
 * @param unknownFinishes how many answers ended for a reason that Tenet does not know, by the server's words
 * @param replayedEmpty how many answers from a tape held no words
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SilentChanges(
        @Nullable TruncatedPrompts truncated,
        boolean droppedSystem,
        Map<String, Long> unknownFinishes,
        long replayedEmpty) {

    /** Nothing is known of any. */
    public static final SilentChanges NONE = new SilentChanges(null, false, Map.of(), 0);

    /** Copies the map. */
    public SilentChanges {
        unknownFinishes = Collections.unmodifiableMap(new TreeMap<>(unknownFinishes));
    }

    /** Those of both; of prompts that were truncated, those of the first that has any. */
    SilentChanges plus(SilentChanges other) {
        Map<String, Long> finishes = new TreeMap<>(unknownFinishes);
        other.unknownFinishes.forEach((word, number) -> finishes.merge(word, number, Long::sum));
        return new SilentChanges(
                truncated == null ? other.truncated : truncated,
                droppedSystem || other.droppedSystem,
                finishes,
                replayedEmpty + other.replayedEmpty);
    }

    /**
     * In words for users, one line each; empty if there are none.
     *
     * @param participant what was asked, as in {@code subject openai:x}
     */
    public List<String> warnings(String participant) {
        List<String> lines = new ArrayList<>();
        if (truncated != null) {
            lines.add(participant + ": " + truncated
                    + "; give it a longer context (Ollama: num_ctx), or ask shorter prompts");
        }
        if (droppedSystem) {
            lines.add(
                    participant + ": the server counted no more tokens than the questions have alone: it seems to have"
                            + " dropped the system prompt");
        }
        if (!unknownFinishes.isEmpty()) {
            lines.add(participant + ": answers that ended for a reason unknown to Tenet, taken as complete: "
                    + unknownFinishes.entrySet().stream()
                            .map(finish -> "\"" + Untrusted.line(finish.getKey()) + "\" (" + finish.getValue() + ")")
                            .collect(Collectors.joining(", ")));
        }
        if (replayedEmpty > 0) {
            lines.add(participant + ": " + replayedEmpty
                    + (replayedEmpty == 1 ? " answer from the tape holds" : " answers from the tape hold")
                    + " no words; tenet.tape.refresh=empty asks again");
        }
        return lines;
    }
}
