package dev.tenet.deepvalue;

import dev.tenet.file.Columns;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A validated record of the published prompts. Names that the bank declares are replaced by the bank's spelling. */
record PublishedRecord(Situation situation, String activity, int shots, Option deepOption, String prompt) {

    private static final String DEEP_OPTION = "expected_deep_value_choice";
    private static final String SHALLOW_OPTION = "shallow_preference_choice";

    static PublishedRecord of(JsonRecord record, Columns columns, ScenarioBank bank) throws MalformedRecordException {
        String shallowOption = columns.of(SHALLOW_OPTION);
        Option deep = option(record, columns.of(DEEP_OPTION));
        // Redundant, and therefore optional in a file with mapped columns.
        if ((!columns.isMapped() || record.has(shallowOption)) && option(record, shallowOption) == deep) {
            throw record.malformed(shallowOption, "the option other than " + columns.of(DEEP_OPTION));
        }
        String pole = record.text(columns.of("shallow_preferences.preferred"));
        String otherPole = record.text(columns.of("shallow_preferences.less_preferred"));
        return new PublishedRecord(
                new Situation(
                        value(record.text(columns.of("deep_values.preferred")), bank),
                        value(record.text(columns.of("deep_values.less_preferred")), bank),
                        dimension(pole, otherPole, bank),
                        pole(pole, bank),
                        pole(otherPole, bank),
                        Names.normal(record.text(columns.of("context.name")))),
                record.text(columns.of("context.activity")),
                record.count(columns.of("n_training_examples")),
                deep,
                record.text(columns.of("prompt")));
    }

    /** Returns the id of a record. It is optional in a file with mapped columns, and then empty. */
    static String id(JsonRecord record, Columns columns) throws MalformedRecordException {
        String column = columns.of("prompt_id");
        return columns.isMapped() ? record.has(column) ? record.label(column) : "" : record.text(column);
    }

    /** Parses an option in the benchmark's notation. */
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

    /** Returns the bank's name of the dimension, or its two poles in alphabetical order. */
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
