package dev.tenet.engine;

import dev.tenet.Judge;
import dev.tenet.Subject;
import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedModels;
import dev.tenet.model.Participant;
import dev.tenet.model.Sampling;
import dev.tenet.trial.Role;
import dev.tenet.trial.SystemPrompt;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A model as declared by {@link Subject} or {@link Judge}.
 *
 * @param annotation the annotation's name, for messages
 * @param id the declared id; empty: none
 * @param value the model name; empty: the setting applies
 * @param system the system prompt, as text or location; empty: none
 * @param temperature {@code NaN}: the provider's default
 * @param topP {@code NaN}: the provider's default
 * @param maxTokens 0: the provider's default
 * @param seed {@link Long#MIN_VALUE}: none
 * @param extra provider-specific request fields, as JSON; empty: the setting applies
 * @param replaced the embedded models that the setting's model replaces; usually empty
 * @param label the label in the test tree and in reports; empty: the model name
 */
record DeclaredParticipant(
        String annotation,
        String id,
        String value,
        String system,
        double temperature,
        double topP,
        int maxTokens,
        long seed,
        String extra,
        List<String> replaced,
        String label) {

    /** A participant without an annotation: the setting applies. */
    static final DeclaredParticipant BY_SETTING =
            new DeclaredParticipant("", "", "", "", Double.NaN, Double.NaN, 0, Long.MIN_VALUE, "", List.of(), "");

    /**
     * Returns the declaration made by an annotation of a role. Attributes that the annotation type lacks have their
     * default.
     */
    static DeclaredParticipant of(Annotation annotation) {
        Attributes of = new Attributes(annotation);
        String id = of.value("id", "").strip();
        return new DeclaredParticipant(
                "@" + annotation.annotationType().getSimpleName(),
                id,
                of.value("value", ""),
                of.value("system", ""),
                of.value("temperature", Double.NaN),
                of.value("topP", Double.NaN),
                of.value("maxTokens", 0),
                of.value("seed", Long.MIN_VALUE),
                normalized(of.value("extra", "")),
                List.of(),
                id);
    }

    /**
     * Returns the declaration of an object of the spec class.
     *
     * @param name the name, such as {@code object:com.acme.AgentValuesTest.agent}
     */
    static DeclaredParticipant ofObject(String name, String label) {
        return new DeclaredParticipant(
                "@SubjectSource", label, name, "", Double.NaN, Double.NaN, 0, Long.MIN_VALUE, "", List.of(), label);
    }

    /** The attributes of an annotation, by name. */
    private record Attributes(Annotation annotation) {

        @SuppressWarnings("unchecked") // the filter checks the type
        <T> T value(String name, T otherwise) {
            return ReflectionSupport.findMethod(annotation.annotationType(), name)
                    .map(attribute -> ReflectionSupport.invokeMethod(attribute, annotation))
                    .filter(value -> value.getClass() == otherwise.getClass())
                    .map(value -> (T) value)
                    .orElse(otherwise);
        }
    }

    /** Normalizes the field order and white space of JSON; invalid JSON is returned unchanged. */
    private static String normalized(String extra) {
        String text = extra.strip();
        try {
            String fields = text.isEmpty()
                    ? null
                    : Sampling.PROVIDER_DEFAULTS.withExtra(text).extra();
            return fields == null ? text : fields;
        } catch (IllegalArgumentException wrong) {
            return text;
        }
    }

    /** Returns the problems of the annotation that can be found without opening the model. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            sampling();
        } catch (IllegalArgumentException outOfRange) {
            problems.add(annotation + ": " + outOfRange.getMessage() + ", or omit it");
        }
        SystemPrompt.problem(system).ifPresent(problem -> problems.add(annotation + ": the system prompt " + problem));
        return problems;
    }

    /**
     * Returns a copy with the model of a setting, if the annotation names no model or an embedded one. A setting
     * thereby also applies to specs written against an embedded model.
     *
     * @param setting the model name; empty: not set
     */
    DeclaredParticipant by(Optional<String> setting) {
        boolean isEmbedded = value.startsWith(EmbeddedModels.PREFIX);
        if (setting.isEmpty() || setting.get().equals(value) || !(value.isEmpty() || isEmbedded)) {
            return this;
        }
        return named(setting.get(), isEmbedded ? List.of(value) : replaced);
    }

    private DeclaredParticipant named(String model, List<String> insteadOf) {
        return new DeclaredParticipant(
                annotation, id, model, system, temperature, topP, maxTokens, seed, extra, insteadOf, label);
    }

    DeclaredParticipant labeled(String other) {
        return new DeclaredParticipant(
                annotation, id, value, system, temperature, topP, maxTokens, seed, extra, replaced, other);
    }

    /** Returns whether both have the same label and agree in everything that affects answers. */
    boolean isSameAs(DeclaredParticipant other) {
        return named(value, List.of())
                .labeled("")
                .equals(other.named(other.value, List.of()).labeled(""));
    }

    /** Returns a copy that also replaces the embedded models replaced by an equal declaration. */
    DeclaredParticipant and(DeclaredParticipant same) {
        return named(
                value,
                Stream.concat(replaced.stream(), same.replaced.stream())
                        .distinct()
                        .toList());
    }

    /** Returns the model name, or the key of the setting that provides it. */
    String title() {
        return value.isEmpty() ? Role.SUBJECT.model().key() : value;
    }

    /**
     * Opens the model.
     *
     * @param name the model name
     * @param extraBySetting the provider-specific fields to use if the annotation declares none; empty: not set
     * @throws dev.tenet.model.ModelNameException if the model does not exist
     * @throws IOException if the file with the system prompt cannot be read
     */
    Participant open(ModelAccess access, String name, Optional<String> extraBySetting) throws IOException {
        return open(access, name, access.to(name), extraBySetting);
    }

    /** Opens an object as a model. Settings do not apply to it. */
    Participant open(ModelAccess access, ChatModel object) throws IOException {
        return open(access, value, access.over(value, object), Optional.empty());
    }

    private Participant open(ModelAccess access, String name, ChatModel model, Optional<String> extraBySetting)
            throws IOException {
        // Models that run in the JVM have no provider.
        boolean isLeftToSetting = extra.isEmpty() && !name.startsWith(EmbeddedModels.PREFIX);
        Sampling sampling = isLeftToSetting ? sampling().withExtra(extraBySetting.orElse(null)) : sampling();
        return Participant.of(name, model)
                .withLabel(label.isEmpty() ? name : label)
                .withSystem(SystemPrompt.read(system))
                .withSampling(sampling)
                .withMeter(access.meter(name));
    }

    private Sampling sampling() {
        return Sampling.PROVIDER_DEFAULTS
                .withTemperature(Double.isNaN(temperature) ? null : temperature)
                .withTopP(Double.isNaN(topP) ? null : topP)
                .withMaxTokens(maxTokens == 0 ? null : maxTokens)
                .withSeed(seed == Long.MIN_VALUE ? null : seed)
                .withExtra(extra.isEmpty() ? null : extra);
    }
}
