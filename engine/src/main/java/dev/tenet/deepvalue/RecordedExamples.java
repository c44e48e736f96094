package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apiguardian.api.API;

/**
 * Examples recorded elsewhere, read from files in the format of the Deep Value Benchmark's training examples. The
 * fields of a record are {@code context.name}, {@code deep_values.preferred} and {@code .less_preferred}, {@code
 * shallow_preferences.preferred} and {@code .less_preferred}, {@code scenario}, {@code option_a}, {@code option_b} and
 * {@code choice}.
 *
 * <p>The user of a scenario, such as {@code user1234}, is renamed to the user of the prompt. Options may be swapped, so
 * that the chosen option is first and second equally often. Test questions still come from the bank.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordedExamples implements ExampleSource {

    // Not \b, which scans back over all preceding combining marks.
    private static final Pattern USER = Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}_])user\\d++(?![\\p{L}\\p{N}\\p{M}_])");

    private final Map<Kind, List<RecordedChoice>> choices;

    private record Kind(String preferred, String other, String pole, String otherPole, String context) {}

    private record RecordedChoice(String scenario, String chosen, String rejected) {

        boolean shows(String text) {
            return chosen.contains(text) || rejected.contains(text);
        }
    }

    private final String place;

    private RecordedExamples(String place, Map<Kind, List<RecordedChoice>> choices) {
        this.place = place;
        this.choices = choices;
    }

    /**
     * Reads files of recorded choices.
     *
     * @param bank declares the values, poles and contexts of the records
     * @throws MalformedRecordException if a record is malformed; the message gives its file, line and field
     * @throws IOException if a file cannot be read
     */
    public static RecordedExamples read(List<FileLocation> files, ScenarioBank bank) throws IOException {
        // Sets, so that duplicate choices do not become duplicate examples.
        Map<Kind, Set<RecordedChoice>> read = new HashMap<>();
        for (FileLocation file : files) {
            RecordFile.open(file, "choices", (record, index) -> add(record, bank, read))
                    .close();
        }
        Map<Kind, List<RecordedChoice>> choices = new HashMap<>();
        read.forEach((kind, ofKind) -> choices.put(kind, List.copyOf(ofKind)));
        return new RecordedExamples(
                files.stream().map(FileLocation::toString).collect(Collectors.joining(", ")), choices);
    }

    private static void add(JsonRecord choice, ScenarioBank bank, Map<Kind, Set<RecordedChoice>> read)
            throws MalformedRecordException {
        Kind kind = new Kind(
                value(choice, "deep_values.preferred", bank),
                value(choice, "deep_values.less_preferred", bank),
                pole(choice, "shallow_preferences.preferred", bank),
                pole(choice, "shallow_preferences.less_preferred", bank),
                context(choice, bank));
        boolean tookA = PublishedRecord.option(choice, "choice") == Option.A;
        RecordedChoice recorded = new RecordedChoice(
                choice.text("scenario"),
                choice.text(tookA ? "option_a" : "option_b"),
                choice.text(tookA ? "option_b" : "option_a"));
        read.computeIfAbsent(kind, none -> new LinkedHashSet<>()).add(recorded);
    }

    private static String value(JsonRecord choice, String field, ScenarioBank bank) throws MalformedRecordException {
        String name = choice.text(field);
        return bank.value(name)
                .orElseThrow(() -> unknown(choice, field, "value", Names.suggestion(name, bank.valueNames())))
                .name();
    }

    private static String pole(JsonRecord choice, String field, ScenarioBank bank) throws MalformedRecordException {
        String name = choice.text(field);
        return bank.pole(name)
                .orElseThrow(() -> unknown(choice, field, "pole", "poles are declared under \"dimensions\""))
                .name();
    }

    private static String context(JsonRecord choice, ScenarioBank bank) throws MalformedRecordException {
        String name = choice.text("context.name");
        return bank.context(name)
                .orElseThrow(
                        () -> unknown(choice, "context.name", "context", Names.suggestion(name, bank.contextNames())))
                .name();
    }

    private static MalformedRecordException unknown(JsonRecord in, String field, String kind, String help) {
        return in.malformed(field, "a " + kind + " declared in the scenario bank or in a YAML file; " + help);
    }

    @Override
    public int available(ValuePair pair, Context context, Direction direction) {
        return of(pair, direction, context).size();
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Optional<List<Example>> draw(
            ValuePair pair,
            Direction direction,
            Context context,
            int shots,
            TestTexts reserved,
            String user,
            UniformRandomProvider random) {
        List<RecordedChoice> drawn = draw(shots, reserved, new Lot<>(of(pair, direction, context), random));
        if (drawn.size() < shots) {
            return Optional.empty();
        }
        List<Option> letters = ComposedExamples.balancedLetters(shots, random);
        List<Example> examples = new ArrayList<>(shots);
        for (int i = 0; i < shots; i++) {
            RecordedChoice choice = drawn.get(i);
            examples.add(new Example(
                    Question.of(
                            as(user, choice.scenario()),
                            as(user, choice.chosen()),
                            letters.get(i),
                            as(user, choice.rejected())),
                    letters.get(i)));
        }
        return Optional.of(examples);
    }

    private static List<RecordedChoice> draw(int count, TestTexts reserved, Lot<RecordedChoice> lot) {
        List<RecordedChoice> drawn = new ArrayList<>(count);
        while (drawn.size() < count && lot.hasNext()) {
            RecordedChoice choice = lot.next();
            if (!choice.shows(reserved.preferredAct().text())
                    && !choice.shows(reserved.otherAct().text())) {
                drawn.add(choice);
            }
        }
        return drawn;
    }

    private static String as(String user, String text) {
        return USER.matcher(text).replaceAll(Matcher.quoteReplacement(user)).strip();
    }

    private List<RecordedChoice> of(ValuePair pair, Direction direction, Context context) {
        return choices.getOrDefault(
                new Kind(
                        pair.preferred().name(),
                        pair.other().name(),
                        direction.pole().name(),
                        direction.otherPole().name(),
                        context.name()),
                List.of());
    }
}
