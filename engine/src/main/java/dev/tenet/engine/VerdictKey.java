package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.text.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a verdict holds for: the spec with all that its annotations and its class say, the settings that shape what is asked and how it is
 * judged, the seed, the fingerprints of the material, and everybody who is asked. A hash, so that it can be kept in a file.
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
