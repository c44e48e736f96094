package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Judge;
import dev.tenet.Subject;
import dev.tenet.model.Sampling;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.Setting;
import dev.tenet.setting.SettingValues;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The role of a model in a measurement, with the annotation and settings that assign models to it.
 *
 * @param annotation an annotation type with the attributes of {@link Subject} that apply to the role, by their names:
 *     {@code value}, {@code system}, {@code temperature}, {@code topP}, {@code maxTokens}, {@code seed}, {@code extra}
 * @param model the setting for the model name if there is no annotation
 * @param extra the setting for provider-specific request fields
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Role(
        Class<? extends Annotation> annotation, Setting<Optional<String>> model, Setting<Optional<String>> extra) {

    /** The name prefix of subjects that are objects provided by the spec class. */
    public static final String OBJECT = "object:";

    /** The model under test. */
    public static final Role SUBJECT = new Role(
            Subject.class,
            Setting.text(
                    "tenet.subject",
                    "a model's name, such as openai:gpt-4.1-mini",
                    "The model under test for specs whose @Subject names none; also replaces embedded: subjects."),
            extraOf("tenet.subject.extra", "@Subject"));

    /** A model that judges answers. */
    public static final Role JUDGE = new Role(
            Judge.class,
            Setting.text(
                    "tenet.judge",
                    "a model's name, such as anthropic:claude-sonnet-4-5",
                    "The judge for specs whose @Judge names none; also replaces embedded: judges."),
            extraOf("tenet.judge.extra", "@Judge"));

    private static Setting<Optional<String>> extraOf(String key, String annotation) {
        return Setting.of(
                key,
                "a JSON object",
                "none",
                Optional.empty(),
                text -> checked(text, annotation, SettingValues.variable(key)),
                "Provider-specific request fields, used where " + annotation + " has no extra.");
    }

    private static Optional<String> checked(String text, String annotation, String variable) {
        try {
            return Optional.ofNullable(
                    Sampling.PROVIDER_DEFAULTS.withExtra(text).extra());
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSpecException(wrong.getMessage() + " (attributes are those of " + annotation
                    + "; environment: " + variable + ")");
        }
    }

    /** Returns the annotation's name in lower case, such as {@code judge}. */
    public String title() {
        return annotation.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Returns the settings of the role. */
    public List<Setting<?>> settings() {
        return List.of(model, extra);
    }
}
