package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Participant;
import dev.tenet.model.Sampling;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A subject's setup: the part of a measurement that may differ from the baseline.
 *
 * @param label the subject's name in reports
 * @param model the model's name
 * @param systemPromptFingerprint the fingerprint of its system prompt; null without one
 * @param sampling the sampling parameters in words, with those that its server rejected; empty for provider defaults
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SubjectSetup(
        String label, String model, @Nullable String systemPromptFingerprint, String sampling) {

    private static final String CHANGED = "; not sent as requested: ";

    /** Returns the setup of a participant that is asked as a subject. */
    public static SubjectSetup of(Participant subject) {
        return new SubjectSetup(
                subject.label(),
                subject.name(),
                subject.system() == null ? null : Fingerprint.of(subject.system()),
                inWords(subject.sampling()));
    }

    /**
     * Returns the setup with the parameters that its server rejected, and that were thus sent differently or dropped.
     */
    SubjectSetup sentWith(Collection<String> changes) {
        return changes.isEmpty()
                ? this
                : new SubjectSetup(
                        label, model, systemPromptFingerprint, sampling + CHANGED + String.join(", ", changes));
    }

    private static String inWords(Sampling sampling) {
        List<String> parts = new ArrayList<>();
        add(parts, "temperature", sampling.temperature());
        add(parts, "topP", sampling.topP());
        add(parts, "maxTokens", sampling.maxTokens());
        add(parts, "seed", sampling.seed());
        add(parts, "extra", sampling.extra());
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }

    /** Writes the fields that the engine does not already write for every subject. */
    public void describe(Description into) {
        if (systemPromptFingerprint != null) {
            into.put("systemPromptFingerprint", systemPromptFingerprint);
        }
        if (!sampling.isEmpty()) {
            into.put("sampling", sampling);
        }
    }

    /** Returns the differences from an earlier subject, each in words. */
    List<String> differencesFrom(SubjectSetup before) {
        List<String> differences = new ArrayList<>();
        compare("model", before.model, model, differences);
        compare("system prompt", prompt(before.systemPromptFingerprint), prompt(systemPromptFingerprint), differences);
        // Rejected parameters become known only during a run and are not the user's choice, so they are not compared.
        compare("sampling", drawn(asked(before.sampling)), drawn(asked(sampling)), differences);
        return differences;
    }

    private static void compare(String what, String before, String now, List<String> differences) {
        if (!Objects.equals(before, now)) {
            differences.add(what + " " + before + ", now " + now);
        }
    }

    private static String prompt(@Nullable String fingerprint) {
        return fingerprint == null ? "none" : fingerprint;
    }

    private static String asked(String sampling) {
        int changed = sampling.indexOf(CHANGED);
        return changed < 0 ? sampling : sampling.substring(0, changed);
    }

    private static String drawn(String sampling) {
        return sampling.isEmpty() ? "left to the provider" : sampling;
    }
}
