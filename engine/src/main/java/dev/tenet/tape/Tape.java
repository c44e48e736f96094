package dev.tenet.tape;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SlotHolder;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * What models answered, in a file of SQLite that any tool for SQLite reads.
 *
 * <p>One table, {@code exchange}, with a row for each answer:
 *
 * <table>
 *   <caption>The columns</caption>
 *   <tr><td>{@code key}</td><td>the SHA-256 hash of the identity, the system prompt, the turns, the parameters and the
 *       occasion, 32 bytes</td></tr>
 *   <tr><td>{@code recorded}</td><td>when the answer was given: ISO 8601, UTC, to the millisecond</td></tr>
 *   <tr><td>{@code identity}</td><td>who was asked: wire format, address, model</td></tr>
 *   <tr><td>{@code occasion}</td><td>what for, as in a trial's id: equal prompts for two occasions are two rows</td></tr>
 *   <tr><td>{@code system}, {@code earlier_turns}, {@code question}</td><td>the prompt: {@code system} may be null, {@code
 *       earlier_turns} is a JSON array of {@code {"role": "user", "text": "…"}}, mostly empty, and {@code question} is the
 *       text of the last turn</td></tr>
 *   <tr><td>{@code parameters}</td><td>what else shapes the answer, as it was asked for: a JSON object</td></tr>
 *   <tr><td>{@code sent}</td><td>the parameters that were sent, those that the provider rejected left out: a JSON object with
 *       the provider's names, or null if that is not known</td></tr>
 *   <tr><td>{@code answer}, {@code finish}</td><td>the answer as it came, thoughts in its text included, and why it ends:
 *       COMPLETE, CUT_OFF, REFUSED, WITHHELD</td></tr>
 *   <tr><td>{@code thoughts}, {@code thoughts_field}</td><td>the thoughts that came in a field of their own, mostly empty,
 *       and the server's name for that field where the format has none, or null</td></tr>
 *   <tr><td>{@code unknown_finish}</td><td>the server's word for why it ends, if Tenet does not know it, or null</td></tr>
 *   <tr><td>{@code input_tokens}, {@code output_tokens}, {@code cached_tokens}, {@code reasoning_tokens}</td><td>as the
 *       provider counted them, or null</td></tr>
 *   <tr><td>{@code served_model}, {@code fingerprint}</td><td>who answered, as the server says, or null</td></tr>
 *   <tr><td>{@code token_chances}, {@code rejected}</td><td>JSON arrays, see {@link Reply}</td></tr>
 *   <tr><td>{@code extras}</td><td>what else the server said of the answer: a JSON object</td></tr>
 * </table>
 *
 * <p>{@code PRAGMA application_id} is 0x54454e54 and {@code PRAGMA user_version} the version of this schema, 2. A tape is
 * written ahead (WAL), so that several processes may share it. An answer is handed on only once it is committed: whatever
 * ends the process, what was handed on is there. What one process is asking another waits for: while a tape is recorded on, a
 * file of its name and {@code -asking} stands beside it, on which they hold locks.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Tape implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    private final Path file;
    private final TapeMode mode;
    private final Set<TapeRefresh> refresh;
    private final InstantSource clock;
    private final Instant opened;
    private final QuestionsInFlight underWay;
    private final AtomicLong refreshed = new AtomicLong();
    private final @Nullable TapeReader reader;
    private final @Nullable TapeWriter writer;

    private Tape(
            Path file,
            TapeMode mode,
            Set<TapeRefresh> refresh,
            InstantSource clock,
            @Nullable TapeReader reader,
            @Nullable TapeWriter writer) {
        this.file = file;
        this.mode = mode;
        this.refresh = Set.copyOf(refresh);
        this.underWay = new QuestionsInFlight(file);
        this.clock = clock;
        this.opened = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Opens a tape, and makes it if it is to be recorded on.
     *
     * @throws TapeException if the file is no tape, or one of a later version, or cannot be read or written; or if there
     *     is none to replay
     */
    public static Tape open(Path file, TapeMode mode) throws TapeException {
        return open(file, mode, Set.of());
    }

    /**
     * Opens a tape, and makes it if it is to be recorded on.
     *
     * @param refresh which answers that were recorded before are asked for again where answers are given back and recorded
     * @throws TapeException as {@link #open(Path, TapeMode)}
     */
    public static Tape open(Path file, TapeMode mode, Set<TapeRefresh> refresh) throws TapeException {
        return open(file, mode, refresh, InstantSource.system());
    }

    static Tape open(Path file, TapeMode mode, InstantSource clock) throws TapeException {
        return open(file, mode, Set.of(), clock);
    }

    static Tape open(Path file, TapeMode mode, Set<TapeRefresh> refresh, InstantSource clock) throws TapeException {
        TapeFile tape = new TapeFile(file, mode == TapeMode.REPLAY);
        tape.prepare();
        TapeReader reader = new TapeReader(tape);
        return new Tape(file, mode, refresh, clock, reader, mode == TapeMode.REPLAY ? null : new TapeWriter(tape));
    }

    /**
     * Opens a tape only to find out what is on it: nothing is recorded.
     *
     * @param refresh which answers would be asked for again
     * @throws TapeException as {@link #open(Path, TapeMode)}; but a tape that is not there yet is an empty one, unless it is
     *     to be replayed
     */
    public static Tape openForPlanning(Path file, TapeMode mode, Set<TapeRefresh> refresh) throws TapeException {
        if (mode != TapeMode.REPLAY && isEmpty(file)) {
            return new Tape(file, mode, refresh, InstantSource.system(), null, null);
        }
        TapeFile tape = new TapeFile(file, true);
        tape.prepare();
        return new Tape(file, mode, refresh, InstantSource.system(), new TapeReader(tape), null);
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException unreadable) {
            // Opening it says why.
            return false;
        }
    }

    /** Loads what the first tape of a JVM needs. Where that fails, opening a tape fails too, and says why. */
    public static void loadDriver() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception again) {
            // Opening a tape tries it once more.
        }
    }

    /** The model, with its answers recorded and given back; a model that cannot say who it is stays as it is. */
    public ChatModel wrap(ChatModel model) {
        return mode == TapeMode.OFF || model.identity().isEmpty() ? model : new Taped(model);
    }

    /** How many answers were asked for again although they were on the tape, because they were to be refreshed. */
    public long refreshed() {
        return refreshed.get();
    }

    /** Writes what is not written yet, and lets go of the file. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        underWay.close();
        if (reader != null) {
            reader.close();
        }
    }

    private final class Taped implements ChatModel {

        private final ChatModel model;
        private final String identity;

        Taped(ChatModel model) {
            this.model = model;
            this.identity = model.identity();
        }

        @Override
        public String identity() {
            return identity;
        }

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            byte[] key = ExchangeKey.of(identity, prompt);
            return writer == null ? giveBack(key, prompt) : giveBackOrAsk(key, prompt, writer);
        }

        private Reply giveBack(byte[] key, Prompt prompt) throws ModelException, InterruptedException {
            Optional<Reply> recorded = find(key);
            if (recorded.isPresent() && isGood(recorded.get())) {
                return recorded.get();
            }
            if (mode == TapeMode.REPLAY) {
                throw new FatalModelException("the tape " + file + " has no answer of " + identity + " to "
                        + (prompt.occasion().isEmpty() ? "this question" : "\"" + prompt.occasion() + "\"") + " ("
                        + beginningOf(prompt.question())
                        + "); was it recorded with another seed, other numbers of trials, prompts or parameters"
                        + " (log-probabilities among them)? Record what is missing with " + TapeSettings.MODE + "=auto");
            }
            return askNow(prompt);
        }

        /** The right to ask comes before the look at the tape, so that nobody can have asked in between. */
        private Reply giveBackOrAsk(byte[] key, Prompt prompt, TapeWriter into)
                throws ModelException, InterruptedException {
            while (true) {
                try (QuestionsInFlight.Claim claim = underWay.claim(key)) {
                    Optional<Reply> recorded = find(key);
                    if (recorded.isPresent() && isGood(recorded.get())) {
                        return recorded.get();
                    }
                    if (claim != null) {
                        return ask(key, prompt, recorded.isPresent(), into);
                    }
                }
                SlotHolder.pause(LOOK_EVERY, "another process is asking the same");
            }
        }

        private Reply ask(byte[] key, Prompt prompt, boolean replaces, TapeWriter into)
                throws ModelException, InterruptedException {
            Reply reply = askNow(prompt);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (replaces && mode == TapeMode.AUTO) {
                refreshed.incrementAndGet();
            }
            boolean isFirst = into.write(new TapeWriter.Exchange(key, now, identity, prompt, reply, replaces));
            // Another process may have been faster: an exchange has one answer, on the tape and in every result;
            // but this one was asked for, and paid.
            return isFirst
                    ? reply
                    : find(key).map(kept -> kept.withRecorded(null)).orElse(reply);
        }

        private Reply askNow(Prompt prompt) throws ModelException, InterruptedException {
            @Nullable Reply said = model.ask(prompt);
            if (said == null) {
                throw new ModelException(identity + " returned null; expected a Reply, such as Reply.of(\"…\")");
            }
            return said.mapTexts(Tape::wellFormed);
        }
    }

    /** Whether a recorded answer is given back; one that is to be refreshed is asked for once a launch, for all specs. */
    private boolean isGood(Reply recorded) {
        boolean isToBeAsked = mode == TapeMode.RECORD
                || (mode == TapeMode.AUTO && refresh.stream().anyMatch(what -> what.appliesTo(recorded)));
        return !isToBeAsked || isOfThisLaunch(Objects.requireNonNull(recorded.recorded()));
    }

    /** What seems to come from the future was recorded before, with a clock that was wrong. */
    private boolean isOfThisLaunch(Instant recorded) {
        return !opened.isAfter(recorded) && !recorded.isAfter(clock.instant());
    }

    /** Half a character becomes a question mark, before the answer is handed on: a replay says the same. */
    private static String wellFormed(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private Optional<Reply> find(byte[] key) throws FatalModelException {
        return reader == null ? Optional.empty() : reader.find(key);
    }

    private static String beginningOf(String question) {
        String line = question.strip().replaceAll("\\s+", " ");
        return "it begins: " + Untrusted.excerpt(line, 60);
    }
}
