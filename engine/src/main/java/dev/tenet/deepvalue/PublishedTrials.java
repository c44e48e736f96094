package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Control;
import dev.tenet.deepvalue.ControlQuestion.Kind;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Advice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * The published prompts of the Deep Value Benchmark, unchanged. Reads files in the format of {@code
 * dvb_all_prompts.json}, and other files whose columns are mapped to its fields.
 *
 * <p>Opening scans the file once, one record at a time, validates every record and keeps its offset. Trials are then
 * read by seeking, in an order shuffled by the seed, so that any prefix of a run is a random sample. Memory use is 20
 * bytes per record plus one record.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class PublishedTrials implements PlannedTrials {

    /** The fields of a record, to which the columns of a file can be mapped. */
    public static final List<String> FIELDS = List.of(
            "prompt",
            "prompt_id",
            "n_training_examples",
            "expected_deep_value_choice",
            "shallow_preference_choice",
            "deep_values.preferred",
            "deep_values.less_preferred",
            "shallow_preferences.preferred",
            "shallow_preferences.less_preferred",
            "context.name",
            "context.activity");

    private static final String LIST = "prompts";

    private final FileLocation file;
    private final Columns columns;
    private final ScenarioBank bank;
    private final Control control;
    private final PublishedIndex index;
    private final int[] order;
    private final RecordFile records;
    private int drawn;

    private PublishedTrials(
            FileLocation file,
            Columns columns,
            ScenarioBank bank,
            Control control,
            PublishedIndex index,
            int[] order,
            RecordFile records) {
        this.file = file;
        this.columns = columns;
        this.bank = bank;
        this.control = control;
        this.index = index;
        this.order = order;
        this.records = records;
    }

    /**
     * Opens a file that uses the published field names.
     *
     * @see #open(FileLocation, Columns, ScenarioBank, Selection, Control, long, boolean, long)
     */
    public static PublishedTrials open(
            FileLocation file,
            ScenarioBank bank,
            Selection selection,
            Control control,
            long trials,
            boolean orFewer,
            long seed)
            throws IOException {
        return open(file, Columns.AS_NAMED, bank, selection, control, trials, orFewer, seed);
    }

    /**
     * Opens a file and validates every record.
     *
     * @param columns the columns of the {@link #FIELDS}
     * @param selection the records to use; names may be those of the file or of the bank
     * @param trials the number of trials, or 0 for all
     * @param orFewer whether fewer trials are accepted if the selection has fewer records
     * @param seed determines the order of the trials
     * @throws MalformedRecordException if a record is malformed; the message gives its line, index and field
     * @throws InvalidSpecException if the selection matches no record, or fewer than {@code trials} and {@code orFewer}
     *     is false
     * @throws IOException if the file cannot be read
     */
    public static PublishedTrials open(
            FileLocation file,
            Columns columns,
            ScenarioBank bank,
            Selection selection,
            Control control,
            long trials,
            boolean orFewer,
            long seed)
            throws IOException {
        PublishedIndex index = new PublishedIndex(file, columns, bank, selection);
        RecordFile records = RecordFile.open(file, LIST, index::add);
        try {
            int[] order = order(file, index, trials, orFewer, seed);
            return new PublishedTrials(file, columns, bank, control, index, order, records);
        } catch (RuntimeException broken) {
            records.close();
            throw broken;
        }
    }

    private static int[] order(FileLocation file, PublishedIndex index, long trials, boolean orFewer, long seed) {
        index.requireEveryNameToBeThere();
        if (index.size() == 0) {
            throw new InvalidSpecException("none of the " + index.seen() + " records of " + file
                    + " matches the annotation; omit prefer, over, confoundedBy, contexts, and shots to use them all");
        }
        if (trials > index.size() && !orFewer) {
            throw new InvalidSpecException("trials = " + trials + ", but " + file + " has only "
                    + Advice.counted(index.size(), "matching records") + "; omit trials to use all of them");
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[] order = PermutationSampler.natural(index.size());
        PermutationSampler.shuffle(random, order);
        return trials == 0 ? order : Arrays.copyOf(order, (int) Math.min(trials, index.size()));
    }

    @Override
    public Map<Factor, Map<String, Long>> planned() {
        return index.planned(order);
    }

    @Override
    public long size() {
        return order.length;
    }

    @Override
    public OptionalLong population() {
        return OptionalLong.of(index.size());
    }

    @Override
    public Optional<Trial> next() throws IOException {
        if (drawn == order.length) {
            return Optional.empty();
        }
        int number = index.index(order[drawn]);
        JsonRecord record = records.get(number);
        Trial trial = trial(new JsonRecord(record.node(), file + ", record " + number, record.cells()), number);
        drawn++;
        return Optional.of(trial);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private Trial trial(JsonRecord record, int number) throws MalformedRecordException {
        PublishedRecord published = PublishedRecord.of(record, columns, bank);
        return new Trial(
                ("#" + number + " " + PublishedRecord.id(record, columns)).strip(),
                published.situation(),
                published.activity(),
                published.shots(),
                published.deepOption(),
                published.prompt(),
                controls(record, published));
    }

    private List<ControlQuestion> controls(JsonRecord record, PublishedRecord published)
            throws MalformedRecordException {
        PublishedPrompt prompt = new PublishedPrompt(published.prompt());
        List<ControlQuestion> controls = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (!ControlPlan.isAsked(
                    kind,
                    control,
                    drawn,
                    () -> !index.pairs().contains(published.situation().reversedPair()))) {
                continue;
            }
            Optional<String> question = switch (kind) {
                case ZERO_SHOT -> prompt.withoutExamples();
                case CONFOUNDED -> prompt.withLastExampleAsked(published.deepOption());
            };
            // AUTO skips control questions for prompts that have a different form.
            if (question.isEmpty() && control != Control.AUTO) {
                throw record.malformed(
                        columns.of("prompt"),
                        "at least two examples that begin with \"CONTEXT:\" and end with \"CHOICE: Option A\" or"
                                + " \"CHOICE: Option B\", which control questions need; otherwise set control = NONE");
            }
            question.ifPresent(text ->
                    controls.add(new ControlQuestion(kind, kind == Kind.ZERO_SHOT ? 0 : published.shots() - 1, text)));
        }
        return controls;
    }
}
