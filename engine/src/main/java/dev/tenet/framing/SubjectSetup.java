package dev.tenet.framing;

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
 * What a subject is: the part of a measurement that may differ from that of its baseline.
 *
 * @param label what it is called in reports
 * @param model the model's name
 * @param systemPromptFingerprint of its system prompt; null without one
 * @param sampling how its answers are drawn, in words, with what its server did not take; empty where everything is left to
 *     the provider
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SubjectSetup(
        String label, String model, @Nullable String systemPromptFingerprint, String sampling) {

    private static final String CHANGED = "; not taken as asked for: ";

    /** The setup of a participant that is asked as a subject. */
    public static SubjectSetup of(Participant subject) {
        return new SubjectSetup(
                subject.label(),
                subject.name(),
                subject.system() == null ? null : Fingerprint.of(subject.system()),
                inWords(subject.sampling()));
    }

    /** The same, with what its server did not take as it was asked for, so that it was sent in another way or not at all. */
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

    /** Writes what the engine does not write of a subject anyway. */
    void describe(Description into) {
        if (systemPromptFingerprint != null) {
            into.put("systemPromptFingerprint", systemPromptFingerprint);
        }
        if (!sampling.isEmpty()) {
            into.put("sampling", sampling);
        }
    }

    /** How a subject differs from an earlier one, each in words. */
    List<String> differencesFrom(SubjectSetup before) {
        List<String> differences = new ArrayList<>();
        compare("model", before.model, model, differences);
        compare("system prompt", prompt(before.systemPromptFingerprint), prompt(systemPromptFingerprint), differences);
        // What a server does not take of it is found out later, and is no choice of the user's.
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
