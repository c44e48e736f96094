package dev.tenet.engine;

import dev.tenet.Judge;
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

/**
 * What {@link Subject} or {@link Judge} says of a model.
 *
 * @param annotation its name, for messages
 * @param value the model's name; empty: the setting decides
 * @param system the system prompt: text, or where it is; empty: none
 * @param temperature {@code NaN}: the provider's choice
 * @param topP {@code NaN}: the provider's choice
 * @param maxTokens 0: the provider's choice
 * @param seed {@link Long#MIN_VALUE}: none
 */
record DeclaredParticipant(
        String annotation, String value, String system, double temperature, double topP, int maxTokens, long seed) {

    /** There is no annotation: the setting decides. */
    static final DeclaredParticipant BY_SETTING =
            new DeclaredParticipant("", "", "", Double.NaN, Double.NaN, 0, Long.MIN_VALUE);

    static DeclaredParticipant of(Subject subject) {
        return new DeclaredParticipant(
                "@Subject",
                subject.value(),
                subject.system(),
                subject.temperature(),
                subject.topP(),
                subject.maxTokens(),
                subject.seed());
    }

    static DeclaredParticipant of(Judge judge) {
        return new DeclaredParticipant(
                "@Judge",
                judge.value(),
                judge.system(),
                judge.temperature(),
                judge.topP(),
                judge.maxTokens(),
                judge.seed());
    }

    /** What is wrong with the annotation, as far as it can be told without opening the model. */
    Optional<String> problem() {
        try {
            sampling();
            return Optional.empty();
        } catch (IllegalArgumentException outOfRange) {
            return Optional.of(annotation + ": " + outOfRange.getMessage() + ", or leave it out");
        }
    }

    /** The model's name, or the key of the setting that names it. */
    String title() {
        return value.isEmpty() ? TenetSettings.SUBJECT : value;
    }

    /**
     * Opens the model.
     *
     * @param bySetting the model's name where the annotation has none
     * @throws dev.tenet.model.ModelNameException if there is no such model
     * @throws IOException if the file with the system prompt cannot be read
     */
    Participant open(Launch launch, String bySetting) throws IOException {
        String name = value.isEmpty() ? bySetting : value;
        return new Participant(name, launch.access().to(name), text(system), sampling());
    }

    private Sampling sampling() {
        return Sampling.PROVIDERS_CHOICE
                .withTemperature(Double.isNaN(temperature) ? null : temperature)
                .withTopP(Double.isNaN(topP) ? null : topP)
                .withMaxTokens(maxTokens == 0 ? null : maxTokens)
                .withSeed(seed == Long.MIN_VALUE ? null : seed);
    }

    /** A text as it stands, or what a file holds; null of an empty one. */
    static @Nullable String text(String system) throws IOException {
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
