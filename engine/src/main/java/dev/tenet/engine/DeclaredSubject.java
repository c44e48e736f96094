package dev.tenet.engine;

import dev.tenet.Subject;
import dev.tenet.engine.TenetContext.Launch;
import dev.tenet.file.FileLocation;
import dev.tenet.model.Participant;
import dev.tenet.model.Sampling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link Subject} says, or that there is none and the setting decides. */
record DeclaredSubject(@Nullable Subject annotation) {

    static final DeclaredSubject BY_SETTING = new DeclaredSubject(null);

    /** What is wrong with the annotation, as far as it can be told without opening the model. */
    Optional<String> problem() {
        try {
            sampling();
            return Optional.empty();
        } catch (IllegalArgumentException outOfRange) {
            return Optional.of("@Subject: " + outOfRange.getMessage() + ", or leave it out");
        }
    }

    /** The model's name, or the key of the setting that names it. */
    String title() {
        return annotation == null || annotation.value().isEmpty() ? TenetSettings.SUBJECT : annotation.value();
    }

    /**
     * Opens the model.
     *
     * @throws dev.tenet.model.ModelNameException if there is no such model
     * @throws IOException if the file with the system prompt cannot be read
     */
    Participant open(Launch launch) throws IOException {
        String name = annotation == null || annotation.value().isEmpty()
                ? launch.settings().subject()
                : annotation.value();
        return new Participant(
                name, launch.models().named(name), annotation == null ? null : text(annotation.system()), sampling());
    }

    private Sampling sampling() {
        return annotation == null
                ? Sampling.PROVIDERS_CHOICE
                : new Sampling(
                        Double.isNaN(annotation.temperature()) ? null : annotation.temperature(),
                        Double.isNaN(annotation.topP()) ? null : annotation.topP(),
                        annotation.maxTokens() == 0 ? null : annotation.maxTokens(),
                        annotation.seed() == Long.MIN_VALUE ? null : annotation.seed());
    }

    private static @Nullable String text(String system) throws IOException {
        if (system.isEmpty()) {
            return null;
        }
        if (!system.startsWith("classpath:") && !system.startsWith("file:")) {
            return system;
        }
        try (InputStream input = new FileLocation(system).open()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
