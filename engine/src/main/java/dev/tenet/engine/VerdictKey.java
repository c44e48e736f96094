package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.text.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The key of a verdict: a hash of everything it depends on. It covers the spec with its annotations and class file, the
 * settings that affect questions or judgment, the seed, the fingerprints of the materials, and all participants.
 */
final class VerdictKey {

    private VerdictKey() {}

    static String of(
            SpecName measurement,
            SpecMethod method,
            Settings settings,
            List<Participant> participants,
            Map<String, String> materials) {
        List<String> parts =
                new ArrayList<>(List.of(measurement.toString(), SpecAnnotations.declaredOn(method.method())));
        parts.addAll(settings.shapingFigures(method.kind().settings()));
        parts.add(new TreeMap<>(materials).toString());
        parts.add(method.code());
        for (Participant participant : participants) {
            parts.add(participant.name());
            parts.add(participant.model().identity());
            parts.add(String.valueOf(participant.system()));
            parts.add(participant.sampling().toString());
        }
        return Fingerprint.of(parts.toArray(String[]::new));
    }
}
