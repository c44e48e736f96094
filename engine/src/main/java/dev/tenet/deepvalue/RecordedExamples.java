package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apiguardian.api.API;

/**
 * Training choices that were recorded elsewhere, one JSON object a line in the form of the Deep Value Benchmark's
 * training examples: {@code context.name}, {@code deep_values.preferred} and {@code .less_preferred}, {@code
 * shallow_preferences.preferred} and {@code .less_preferred}, {@code scenario}, {@code option_a}, {@code option_b},
 * {@code choice}.
 *
 * <p>The user of a scenario, {@code user1234}, takes the name of the prompt's user; the options may change letters, so
 * that the chosen one stands first as often as second. Test questions still come from the bank.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordedExamples implements ExampleSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern USER = Pattern.compile("\\buser\\d+\\b");

    private final Map<Kind, List<RecordedChoice>> choices = new HashMap<>();

    private record Kind(String preferred, String other, String pole, String otherPole, String context) {}

    private record RecordedChoice(String scenario, String chosen, String rejected) {

        boolean shows(String text) {
            return chosen.contains(text) || rejected.contains(text);
        }
    }

    private final String place;

    private RecordedExamples(String place) {
        this.place = place;
    }

    /**
     * Reads files of recorded choices.
     *
     * @param bank knows the values, poles and contexts that the records name
     * @throws MalformedRecordException naming file, line and field of the first record that is not as it should be
     * @throws IOException if a file cannot be read
     */
    public static RecordedExamples read(List<FileLocation> files, ScenarioBank bank) throws IOException {
        RecordedExamples recorded =
                new RecordedExamples(files.stream().map(FileLocation::toString).collect(Collectors.joining(", ")));
        for (FileLocation file : files) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (number == 1 && line.startsWith("\uFEFF")) {
                        line = line.substring(1);
                    }
                    if (!line.isBlank()) {
                        recorded.add(line, file + ", line " + number, bank);
                    }
                }
            }
        }
        return recorded;
    }

    private void add(String line, String where, ScenarioBank bank) throws MalformedRecordException {
        JsonRecord choice;
        try {
            choice = new JsonRecord(JSON.readTree(line), where);
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(where + " is not JSON (" + MalformedRecordException.reason(malformed)
                    + "); expected one object a line");
        }
        JsonRecord values = choice.object("deep_values");
        JsonRecord styles = choice.object("shallow_preferences");
        Kind kind = new Kind(
                value(values, "preferred", bank),
                value(values, "less_preferred", bank),
                pole(styles, "preferred", bank),
                pole(styles, "less_preferred", bank),
                context(choice.object("context"), bank));
        boolean tookA = PublishedRecord.option(choice, "choice") == Option.A;
        RecordedChoice recorded = new RecordedChoice(
                choice.text("scenario"),
                choice.text(tookA ? "option_a" : "option_b"),
                choice.text(tookA ? "option_b" : "option_a"));
        List<RecordedChoice> ofKind = choices.computeIfAbsent(kind, k -> new ArrayList<>());
        // The same choice twice would be the same example twice.
        if (!ofKind.contains(recorded)) {
            ofKind.add(recorded);
        }
    }

    private static String value(JsonRecord values, String field, ScenarioBank bank) throws MalformedRecordException {
        String name = values.text(field);
        return bank.value(name)
                .orElseThrow(() -> unknown(values, field, "value", Names.suggestion(name, bank.valueNames())))
                .name();
    }

    private static String pole(JsonRecord styles, String field, ScenarioBank bank) throws MalformedRecordException {
        String name = styles.text(field);
        return bank.pole(name)
                .orElseThrow(() -> unknown(styles, field, "pole", "poles have their names under \"dimensions\""))
                .name();
    }

    private static String context(JsonRecord context, ScenarioBank bank) throws MalformedRecordException {
        String name = context.text("name");
        return bank.context(name)
                .orElseThrow(() -> unknown(context, "name", "context", Names.suggestion(name, bank.contextNames())))
                .name();
    }

    private static MalformedRecordException unknown(JsonRecord in, String field, String kind, String help) {
        return in.malformed(field, "a " + kind + " of the scenario bank, or of a YAML file that declares it; " + help);
    }

    @Override
    public ToIntFunction<Direction> available(ValuePair pair, Context context) {
        return direction -> of(pair, direction, context).size();
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
            TestTexts apart,
            String user,
            UniformRandomProvider random) {
        List<RecordedChoice> all = new ArrayList<>(of(pair, direction, context));
        all.removeIf(choice -> choice.shows(apart.preferredWay().text())
                || choice.shows(apart.otherWay().text()));
        if (all.size() < shots) {
            return Optional.empty();
        }
        ListSampler.shuffle(random, all);
        List<Option> letters = ComposedExamples.balancedLetters(shots, random);
        List<Example> examples = new ArrayList<>(shots);
        for (int i = 0; i < shots; i++) {
            RecordedChoice choice = all.get(i);
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
