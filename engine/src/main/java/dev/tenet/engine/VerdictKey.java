package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.trial.Protocol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;

/**
 * What a verdict holds for: the spec with all that its annotations say, the settings that shape what is asked and how it is
 * judged, the seed, the fingerprints of the material, and everybody who is asked. A hash, so that it can be kept in a file.
 */
final class VerdictKey {

    private VerdictKey() {}

    static String of(
            UniqueId measurement,
            SpecMethod method,
            Settings settings,
            Protocol<?, ?, ?> protocol,
            Map<String, @Nullable String> materials) {
        List<String> parts = new ArrayList<>(List.of(
                measurement.toString(),
                Arrays.toString(method.method().getAnnotations()),
                String.valueOf(settings.seed()),
                String.valueOf(settings.level()),
                settings.trials() + ", " + settings.pairs(),
                settings.healthLimits().toString(),
                settings.framings().toString(),
                String.valueOf(settings.withTokenChances())));
        parts.add(new TreeMap<>(materials).toString());
        for (Participant participant : protocol.participants()) {
            parts.add(participant.name());
            parts.add(participant.model().identity());
            parts.add(String.valueOf(participant.system()));
            parts.add(participant.sampling().toString());
        }
        return hash(parts);
    }

    /** Each part with its length, so that no two lists run together. */
    private static String hash(List<String> parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
