package dev.tenet.deepvalue;

import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One record of the published prompts, checked; its names are the bank's where the bank knows them. */
record PublishedRecord(Setting setting, String activity, int shots, Option deepOption, String prompt) {

    static PublishedRecord of(JsonRecord record, ScenarioBank bank) throws MalformedRecordException {
        JsonRecord values = record.object("deep_values");
        JsonRecord styles = record.object("shallow_preferences");
        JsonRecord context = record.object("context");
        Option deep = option(record, "expected_deep_value_choice");
        if (option(record, "shallow_preference_choice") == deep) {
            throw record.malformed("shallow_preference_choice", "the option that is not expected_deep_value_choice");
        }
        record.text("prompt_id");
        String pole = styles.text("preferred");
        String otherPole = styles.text("less_preferred");
        return new PublishedRecord(
                new Setting(
                        value(values.text("preferred"), bank),
                        value(values.text("less_preferred"), bank),
                        dimension(pole, otherPole, bank),
                        pole(pole, bank),
                        pole(otherPole, bank),
                        Names.normal(context.text("name"))),
                context.text("activity"),
                record.count("n_training_examples"),
                deep,
                record.text("prompt"));
    }

    /** The option that a field names, as the benchmark writes it. */
    static Option option(JsonRecord record, String field) throws MalformedRecordException {
        return switch (record.text(field)) {
            case "Option A" -> Option.A;
            case "Option B" -> Option.B;
            default -> throw record.malformed(field, "\"Option A\" or \"Option B\"");
        };
    }

    static String value(String name, ScenarioBank bank) {
        return bank.value(name).map(DeepValue::name).orElseGet(() -> Names.normal(name));
    }

    private static String pole(String name, ScenarioBank bank) {
        return bank.pole(name).map(Pole::name).orElseGet(() -> Names.normal(name));
    }

    /** The bank's name for it, or its two poles in their alphabetical order. */
    private static String dimension(String pole, String otherPole, ScenarioBank bank) {
        String one = pole(pole, bank);
        String two = pole(otherPole, bank);
        return bank.dimensions().stream()
                .filter(known ->
                        Set.of(known.first().name(), known.second().name()).equals(new HashSet<>(List.of(one, two))))
                .map(Dimension::name)
                .findFirst()
                .orElseGet(
                        () -> String.join(" or ", Stream.of(one, two).sorted().toList()));
    }
}
