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
 * What {@link Subject} or {@link Judge} says of a model.
 *
 * @param annotation its name, for messages
 * @param id what it is to be called; empty: nobody said
 * @param value the model's name; empty: the setting decides
 * @param system the system prompt: text, or where it is; empty: none
 * @param temperature {@code NaN}: the provider's choice
 * @param topP {@code NaN}: the provider's choice
 * @param maxTokens 0: the provider's choice
 * @param seed {@link Long#MIN_VALUE}: none
 * @param extra fields of the provider's own, as JSON; empty: the setting decides
 * @param replaced the embedded models in whose place the setting's model stands; mostly none
 * @param label what it is called in the tree and in reports; empty: what its model is called
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

    /** There is no annotation: the setting decides. */
    static final DeclaredParticipant BY_SETTING =
            new DeclaredParticipant("", "", "", "", Double.NaN, Double.NaN, 0, Long.MIN_VALUE, "", List.of(), "");

    /** What an annotation of a role says; what the annotation has no attribute for is left out. */
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
                oneForm(of.value("extra", "")),
                List.of(),
                id);
    }

    /**
     * An object of the spec class.
     *
     * @param name as in {@code object:com.acme.AgentValuesTest.agent}
     */
    static DeclaredParticipant ofObject(String name, String label) {
        return new DeclaredParticipant(
                "@SubjectSource",
                label,
                name,
                "",
                Double.NaN,
                Double.NaN,
                0,
                Long.MIN_VALUE,
                "",
                List.of(),
                label);
    }

    /** The attributes of an annotation by their names. */
    private record Attributes(Annotation annotation) {

        @SuppressWarnings("unchecked") // of the type of the other value, or there is no such attribute
        <T> T value(String name, T otherwise) {
            return ReflectionSupport.findMethod(annotation.annotationType(), name)
                    .map(attribute -> ReflectionSupport.invokeMethod(attribute, annotation))
                    .filter(value -> value.getClass() == otherwise.getClass())
                    .map(value -> (T) value)
                    .orElse(otherwise);
        }
    }

    /** The same fields are the same, whatever their order and the blanks between them; what is wrong stays as it is. */
    private static String oneForm(String extra) {
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

    /** What is wrong with the annotation, as far as it can be told without opening the model. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            sampling();
        } catch (IllegalArgumentException outOfRange) {
            problems.add(annotation + ": " + outOfRange.getMessage() + ", or leave it out");
        }
        SystemPrompt.problem(system).ifPresent(problem -> problems.add(annotation + ": the system prompt " + problem));
        return problems;
    }

    /**
     * The same with the model of a setting, where the annotation leaves the model to it or names an embedded one: a setting
     * that somebody makes is meant for specs that were written against an embedded model, too.
     *
     * @param setting the model's name; empty: nobody set it
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

    /** Whether both are the same in all that shapes answers, and are called the same. */
    boolean isSameAs(DeclaredParticipant other) {
        return named(value, List.of())
                .labeled("")
                .equals(other.named(other.value, List.of()).labeled(""));
    }

    /** The same, also in place of the embedded models that another one replaces. */
    DeclaredParticipant and(DeclaredParticipant same) {
        return named(
                value,
                Stream.concat(replaced.stream(), same.replaced.stream())
                        .distinct()
                        .toList());
    }

    /** The model's name, or the key of the setting that names it. */
    String title() {
        return value.isEmpty() ? Role.SUBJECT.model().key() : value;
    }

    /**
     * Opens the model.
     *
     * @param name the model's name
     * @param extraBySetting the provider's own fields where the annotation says nothing of them; empty: nobody set them
     * @throws dev.tenet.model.ModelNameException if there is no such model
     * @throws IOException if the file with the system prompt cannot be read
     */
    Participant open(ModelAccess access, String name, Optional<String> extraBySetting) throws IOException {
        return open(access, name, access.to(name), extraBySetting);
    }

    /** Opens an object as a model, for which settings have nothing to add. */
    Participant open(ModelAccess access, ChatModel object) throws IOException {
        return open(access, value, access.over(value, object), Optional.empty());
    }

    private Participant open(ModelAccess access, String name, ChatModel model, Optional<String> extraBySetting)
            throws IOException {
        // Models that live in the JVM have no provider.
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
