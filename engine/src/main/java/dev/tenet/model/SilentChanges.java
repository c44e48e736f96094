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
 * Requests that a server changed without reporting an error, as far as its answers reveal it.
 *
 * @param truncated the prompts that the server truncated; null if there are none
 * @param droppedSystem whether the token counts are too low to include the system prompt
 * @param unknownFinishes number of answers by finish reason that Tenet does not know
 * @param replayedEmpty number of replayed answers without text
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SilentChanges(
        @Nullable TruncatedPrompts truncated,
        boolean droppedSystem,
        Map<String, Long> unknownFinishes,
        long replayedEmpty) {

    /** No known changes. */
    public static final SilentChanges NONE = new SilentChanges(null, false, Map.of(), 0);

    /** Copies the map. */
    public SilentChanges {
        unknownFinishes = Collections.unmodifiableMap(new TreeMap<>(unknownFinishes));
    }

    /** The sum of both; truncated prompts are taken from the first that has any. */
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
     * One warning per line; empty if there are none.
     *
     * @param participant the model in its role, as in {@code subject openai:x}
     */
    public List<String> warnings(String participant) {
        List<String> lines = new ArrayList<>();
        if (truncated != null) {
            lines.add(participant + ": " + truncated
                    + "; increase the context length (Ollama: num_ctx) or shorten the prompts");
        }
        if (droppedSystem) {
            lines.add(participant + ": the server counted only the tokens of the questions: it seems to have"
                    + " dropped the system prompt");
        }
        if (!unknownFinishes.isEmpty()) {
            lines.add(participant + ": unknown finish reasons, answers taken as complete: "
                    + unknownFinishes.entrySet().stream()
                            .map(finish -> "\"" + Untrusted.line(finish.getKey()) + "\" (" + finish.getValue() + ")")
                            .collect(Collectors.joining(", ")));
        }
        if (replayedEmpty > 0) {
            lines.add(participant + ": " + replayedEmpty
                    + (replayedEmpty == 1 ? " answer from the tape has" : " answers from the tape have")
                    + " no words; to request them again, set the refresh setting of the tape to empty");
        }
        return lines;
    }
}
