package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.FileLocation;
import dev.tenet.trial.MalformedRecordException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * The published prompts of the Deep Value Benchmark, as they are: a JSON array in the form of {@code
 * dvb_all_prompts.json}.
 *
 * <p>The file is read through once, one record at a time: every record is checked, and where it starts is kept. The
 * trials are then read by seeking, in an order shuffled by the seed, so that every beginning of a run is a fair sample.
 * Memory is 16 bytes a record and one record.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class PublishedTrials implements CaseSource<Trial> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EARLIER_CHOICES = Pattern.compile("Based on [^,\\n]*choices, ");

    private static final int CONTROL_EVERY = 4;

    private final FileLocation file;
    private final ScenarioBank bank;
    private final Control control;
    private final Set<String> pairs;
    private final long[] starts;
    private final int[] indices;
    private final int[] order;
    private final RandomAccessFile records;
    private int drawn;

    private PublishedTrials(
            FileLocation file, ScenarioBank bank, Control control, Index index, int[] order, RandomAccessFile records) {
        this.file = file;
        this.bank = bank;
        this.control = control;
        this.pairs = index.pairs;
        this.starts = index.starts;
        this.indices = index.indices;
        this.order = order;
        this.records = records;
    }

    /**
     * Opens a file and checks every record of it.
     *
     * @param selection the records to take; their names may be the file's own or the bank's
     * @param trials how many to take, or 0 for all
     * @throws MalformedRecordException naming the index and the field of the first record that is not as it should be
     * @throws DesignException if the selection leaves fewer than {@code trials} records, or none
     * @throws IOException if the file cannot be read
     */
    public static PublishedTrials open(
            FileLocation file, ScenarioBank bank, Selection selection, Control control, long trials, long seed)
            throws IOException {
        Path path = file.seekable();
        Index index = new Index(file, bank, selection);
        index.read(path);
        if (index.size == 0) {
            throw new DesignException(file + " has no record that fits the annotation; it has " + index.seen
                    + " records. Leave out prefer, over, confoundedBy, contexts and shots to take them all");
        }
        if (trials > index.size) {
            throw new DesignException("trials = " + trials + ", but " + file + " has only " + index.size
                    + " records that fit; leave trials out to ask them all");
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[] order = PermutationSampler.natural(index.size);
        PermutationSampler.shuffle(random, order);
        int[] taken = trials == 0 ? order : Arrays.copyOf(order, (int) trials);
        return new PublishedTrials(file, bank, control, index, taken, new RandomAccessFile(path.toFile(), "r"));
    }

    @Override
    public long size() {
        return order.length;
    }

    @Override
    public Optional<Trial> next() throws IOException {
        if (drawn == order.length) {
            return Optional.empty();
        }
        int record = order[drawn];
        records.seek(starts[record]);
        JsonNode node;
        // Reads ahead in a buffer of its own; the next record is sought anew.
        try (JsonParser parser = JSON.getFactory().createParser(new UnclosedInput(records))) {
            parser.nextToken();
            node = parser.readValueAsTree();
        }
        Trial trial = trial(new JsonRecord(node, file + ", record " + indices[record]), indices[record]);
        drawn++;
        return Optional.of(trial);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private Trial trial(JsonRecord record, int index) throws MalformedRecordException {
        Published published = Published.of(record, bank);
        boolean controlled = switch (control) {
            case NONE -> false;
            case ZERO_SHOT -> true;
            case AUTO ->
                drawn % CONTROL_EVERY == CONTROL_EVERY - 1
                        && !pairs.contains(published.setting.other() + " over " + published.setting.preferred());
        };
        return new Trial(
                String.format(Locale.ROOT, "#%d %s", index, record.text("prompt_id")),
                published.setting,
                published.activity,
                published.shots,
                published.deepOption,
                published.prompt,
                controlled ? withoutExamples(record, published.prompt) : null);
    }

    /** The last question alone; what it says of earlier choices goes with them. */
    private static String withoutExamples(JsonRecord record, String prompt) throws MalformedRecordException {
        int last = prompt.lastIndexOf("CONTEXT:");
        if (last < 0) {
            throw record.malformed(
                    "prompt",
                    record.node().path("prompt"),
                    "a text whose questions begin with \"CONTEXT:\", to be asked without examples; set control = NONE");
        }
        return EARLIER_CHOICES.matcher(prompt.substring(last)).replaceFirst("");
    }

    /** One record, checked. */
    private record Published(Setting setting, String activity, int shots, Option deepOption, String prompt) {

        static Published of(JsonRecord record, ScenarioBank bank) throws MalformedRecordException {
            JsonRecord values = record.object("deep_values");
            JsonRecord styles = record.object("shallow_preferences");
            JsonRecord context = record.object("context");
            Option deep = record.option("expected_deep_value_choice");
            if (record.option("shallow_preference_choice") == deep) {
                throw record.malformed(
                        "shallow_preference_choice",
                        record.node().path("shallow_preference_choice"),
                        "the option that is not expected_deep_value_choice");
            }
            record.text("prompt_id");
            String pole = styles.text("preferred");
            String otherPole = styles.text("less_preferred");
            return new Published(
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

        private static String value(String name, ScenarioBank bank) {
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
                    .filter(known -> Set.of(known.first().name(), known.second().name())
                            .equals(new HashSet<>(List.of(one, two))))
                    .map(Dimension::name)
                    .findFirst()
                    .orElseGet(() ->
                            String.join(" or ", Stream.of(one, two).sorted().toList()));
        }
    }

    /** Where the records that were selected start, and which pairs of values they hold. */
    private static final class Index {

        private final FileLocation file;
        private final ScenarioBank bank;
        private final Selection selection;
        private final Set<String> pairs = new HashSet<>();
        private long[] starts = new long[1024];
        private int[] indices = new int[1024];
        private int size;
        private int seen;

        Index(FileLocation file, ScenarioBank bank, Selection selection) {
            this.file = file;
            this.bank = bank;
            this.selection = selection;
        }

        void read(Path path) throws IOException {
            JsonFactory factory = JSON.getFactory();
            try (InputStream input = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                    JsonParser parser = factory.createParser(input)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw new MalformedRecordException(file
                            + " does not begin with [; expected a JSON array of prompts, as in dvb_all_prompts.json");
                }
                for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    if (token == null) {
                        throw new MalformedRecordException(file + " ends after record " + (seen - 1)
                                + " without ]; expected a whole JSON array. Is it cut off?");
                    }
                    // The older name of the method is the one that Jackson 2.15 and 2.22 both have.
                    long start = parser.currentTokenLocation().getByteOffset();
                    JsonNode node = parser.readValueAsTree();
                    add(new JsonRecord(node, file + ", record " + seen), start);
                    seen++;
                }
            } catch (JsonProcessingException malformed) {
                throw new MalformedRecordException(
                        file + ", record " + seen + " is not JSON: " + malformed.getOriginalMessage() + " (line "
                                + malformed.getLocation().getLineNr() + ")");
            }
            starts = Arrays.copyOf(starts, size);
            indices = Arrays.copyOf(indices, size);
        }

        private void add(JsonRecord record, long start) throws MalformedRecordException {
            if (!record.node().isObject()) {
                throw new MalformedRecordException(
                        record.where() + " is no object; expected an object for each prompt");
            }
            Published published = Published.of(record, bank);
            if (!fits(published)) {
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                indices = Arrays.copyOf(indices, 2 * size);
            }
            pairs.add(published.setting.valuePair());
            starts[size] = start;
            indices[size] = seen;
            size++;
        }

        private boolean fits(Published published) {
            Setting setting = published.setting;
            return (selection.prefer().isEmpty()
                            || Published.value(selection.prefer(), bank).equals(setting.preferred()))
                    && (selection.over().isEmpty()
                            || Published.value(selection.over(), bank).equals(setting.other()))
                    && (selection.confoundedBy().isEmpty()
                            || selection.confoundedBy().stream()
                                    .anyMatch(name -> Names.normal(name).equals(setting.dimension())))
                    && (selection.contexts().isEmpty()
                            || selection.contexts().stream()
                                    .anyMatch(name -> Names.normal(name).equals(setting.context())))
                    && (selection.shots().isEmpty() || selection.shots().contains(published.shots));
        }
    }

    /** Lets a parser read from where the file stands, and leaves the file open after it. */
    private static final class UnclosedInput extends InputStream {

        private final RandomAccessFile file;

        UnclosedInput(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return file.read(into, offset, length);
        }
    }
}
