package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Nearest;
import dev.tenet.trial.SystemPrompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The subjects of a spec method, deduplicated and labeled. The label is the id if there is one, otherwise the model
 * name; if several subjects share a model, the label also contains everything in which they differ.
 */
record DeclaredSubjects(List<DeclaredParticipant> subjects, List<String> problems) {

    /**
     * Reads the subjects.
     *
     * @param declared the subjects as declared in the code
     * @param setting the model of {@code tenet.subject}; empty: not set
     */
    static DeclaredSubjects of(List<DeclaredParticipant> declared, Optional<String> setting) {
        List<String> problems = new ArrayList<>();
        for (DeclaredParticipant twice : repeated(declared)) {
            problems.add("@Subject(\"" + twice.title() + "\") is declared twice with the same parameters; expected each"
                    + " subject once. Remove one, or give each an id");
        }
        List<DeclaredParticipant> labeled = labeled(
                merged(declared.stream().map(subject -> subject.by(setting)).toList()));
        if (problems.isEmpty()) {
            labeled.stream()
                    .collect(Collectors.groupingBy(
                            DeclaredParticipant::label, LinkedHashMap::new, Collectors.counting()))
                    .forEach((label, times) -> {
                        if (times > 1) {
                            problems.add(times + " subjects are named \"" + label + "\"; expected distinct names."
                                    + " Give each its own id: @Subject(id = \"…\")");
                        }
                    });
        }
        return new DeclaredSubjects(labeled, List.copyOf(problems));
    }

    /**
     * Returns the subjects with a name: the one with this label, otherwise those of this model, which a setting may have
     * replaced.
     */
    static List<DeclaredParticipant> named(String name, List<DeclaredParticipant> subjects) {
        List<DeclaredParticipant> labeled = subjects.stream()
                .filter(subject -> subject.label().equals(name))
                .toList();
        return labeled.isEmpty()
                ? subjects.stream()
                        .filter(subject -> subject.value().equals(name)
                                || subject.replaced().contains(name))
                        .toList()
                : labeled;
    }

    /** Returns why a name is not that of one of several subjects, in words for users. */
    static Optional<String> problemOfReference(String name, List<DeclaredParticipant> subjects) {
        if (subjects.size() < 2) {
            return Optional.of("noWorseThan = \"" + name + "\" compares subjects, and the method has "
                    + (subjects.isEmpty() ? "none of its own" : "one")
                    + "; expected at least two @Subject annotations that name different models after settings have"
                    + " replaced embedded models");
        }
        List<DeclaredParticipant> named = named(name, subjects);
        List<String> labels = subjects.stream().map(DeclaredParticipant::label).toList();
        if (named.size() > 1) {
            return Optional.of("noWorseThan = \"" + name + "\" names " + named.size()
                    + " subjects of the method; expected a label: " + String.join(", ", labels));
        }
        return named.isEmpty()
                ? Optional.of("noWorseThan = \"" + name + "\" names no subject of the method; expected one of "
                        + String.join(", ", labels)
                        + Nearest.to(name, known(subjects))
                                .map(nearest -> ". Did you mean \"" + nearest + "\"?")
                                .orElse(""))
                : Optional.empty();
    }

    private static Set<String> known(List<DeclaredParticipant> subjects) {
        Set<String> known = new LinkedHashSet<>();
        subjects.forEach(subject -> {
            known.add(subject.label());
            known.add(subject.value());
        });
        return known;
    }

    private static List<DeclaredParticipant> repeated(List<DeclaredParticipant> declared) {
        List<DeclaredParticipant> repeated = new ArrayList<>();
        for (int i = 1; i < declared.size(); i++) {
            DeclaredParticipant subject = declared.get(i);
            if (declared.subList(0, i).contains(subject) && !repeated.contains(subject)) {
                repeated.add(subject);
            }
        }
        return repeated;
    }

    /** Merges subjects that the setting made equal, because they would give the same answers. */
    private static List<DeclaredParticipant> merged(List<DeclaredParticipant> subjects) {
        List<DeclaredParticipant> merged = new ArrayList<>();
        for (DeclaredParticipant subject : subjects) {
            int same = 0;
            while (same < merged.size() && !merged.get(same).isSameAs(subject)) {
                same++;
            }
            if (same == merged.size()) {
                merged.add(subject);
            } else {
                merged.set(same, merged.get(same).and(subject));
            }
        }
        return merged;
    }

    /**
     * Labels the subjects, if there are several. A single subject is labeled when it is opened, because the setting may
     * then provide its model.
     */
    private static List<DeclaredParticipant> labeled(List<DeclaredParticipant> subjects) {
        if (subjects.size() < 2) {
            return List.copyOf(subjects);
        }
        Map<String, List<DeclaredParticipant>> withoutId = subjects.stream()
                .filter(subject -> subject.id().isEmpty())
                .collect(Collectors.groupingBy(DeclaredParticipant::title));
        return subjects.stream()
                .map(subject -> subject.id().isEmpty()
                        ? subject.labeled(name(subject, withoutId.getOrDefault(subject.title(), List.of())))
                        : subject)
                .toList();
    }

    private static String name(DeclaredParticipant subject, List<DeclaredParticipant> sharing) {
        LinkedHashSet<String> parts = new LinkedHashSet<>();
        parts.add(subject.title());
        for (Function<DeclaredParticipant, String> parameter : PARAMETERS) {
            if (sharing.stream().map(parameter).distinct().count() > 1) {
                parts.add(parameter.apply(subject));
            }
        }
        // Omit attributes left to the provider, which have no text.
        parts.remove("");
        return String.join(", ", parts);
    }

    private static final int LONGEST_EXTRA = 80;

    private static final List<Function<DeclaredParticipant, String>> PARAMETERS = List.of(
            subject -> subject.system().isEmpty() ? "" : SystemPrompt.title(subject.system()),
            subject -> number("temperature", subject.temperature()),
            subject -> number("top-p", subject.topP()),
            subject -> subject.maxTokens() == 0 ? "" : "at most " + subject.maxTokens() + " tokens",
            subject -> subject.seed() == Long.MIN_VALUE ? "" : "seed " + subject.seed(),
            subject -> Untrusted.excerpt(subject.extra(), LONGEST_EXTRA));

    private static String number(String name, double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return name + " " + (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }
}
