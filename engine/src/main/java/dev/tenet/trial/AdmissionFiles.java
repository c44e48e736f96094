package dev.tenet.trial;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Stores the ratings of admitted judges in a folder, one file per judge. */
record AdmissionFiles(Path folder) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /**
     * The stored ratings of a judge.
     *
     * @param asked when the judge was asked, in ISO 8601
     * @param served the models that answered, as named by the server; empty if it does not name them
     * @param rated the rating of each pair
     */
    record Kept<R>(String asked, List<String> served, List<R> rated) {

        /** @throws IllegalArgumentException if the content is invalid */
        Kept {
            try {
                Instant.parse(asked);
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(wrong);
            }
            served = List.copyOf(served);
            rated = List.copyOf(rated);
        }

        Kept(Instant asked, List<String> served, List<R> rated) {
            this(asked.toString(), served, rated);
        }

        AdmissionOrigin origin(Path folder) {
            Instant when = Instant.parse(asked);
            return new AdmissionOrigin(
                    new TreeSet<>(served),
                    Optional.of(new AdmissionOrigin.Kept(when, Duration.between(when, Instant.now()), folder)));
        }
    }

    /**
     * Returns the ratings stored under a key; empty if there are none, or if the file is corrupt.
     *
     * @param rating the type of the ratings
     * @param pairs the expected number of ratings
     */
    <R> Optional<Kept<R>> read(String key, Class<R> rating, int pairs) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Kept<R> kept =
                    JSON.readValue(file.toFile(), JSON.getTypeFactory().constructParametricType(Kept.class, rating));
            return Optional.ofNullable(kept).filter(whole -> whole.rated().size() == pairs);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    void write(String key, Kept<?> kept) throws IOException {
        Path made = Files.createDirectories(folder);
        Path next = Files.createTempFile(made, "judge-", ".next");
        Files.writeString(next, Untrusted.json(JSON.writeValueAsString(kept)));
        // Replacing without this option deletes the old file first, so that a reader may find none.
        Files.move(next, file(key), StandardCopyOption.ATOMIC_MOVE);
    }

    void forget(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException stays) {
            // If deletion fails, the next launch detects the changed model with one call.
        }
    }

    private Path file(String key) {
        return folder.resolve("judge-" + key + ".json");
    }
}
