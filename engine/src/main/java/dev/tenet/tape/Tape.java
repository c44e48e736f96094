package dev.tenet.tape;

import static org.apiguardian.api.API.Status.INTERNAL;

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
 * Recorded answers of models in an SQLite file, readable with any SQLite tool.
 *
 * <p>The table {@code exchange} has one row per answer:
 *
 * <table>
 *   <caption>The columns</caption>
 *   <tr><td>{@code key}</td><td>the SHA-256 hash of the identity, the system prompt, the turns, the parameters and the
 *       occasion, 32 bytes</td></tr>
 *   <tr><td>{@code recorded}</td><td>when the answer was recorded: ISO 8601, UTC, in milliseconds</td></tr>
 *   <tr><td>{@code identity}</td><td>the model's identity: wire format, address, model</td></tr>
 *   <tr><td>{@code occasion}</td><td>the occasion of asking, such as a trial's id; equal prompts with two occasions are
 *       two rows</td></tr>
 *   <tr><td>{@code system}, {@code earlier_turns}, {@code question}</td><td>the prompt: {@code system} may be null,
 *       {@code earlier_turns} is a JSON array of {@code {"role": "user", "text": "…"}}, usually empty, and {@code
 *       question} is the text of the last turn</td></tr>
 *   <tr><td>{@code parameters}</td><td>the requested parameters: a JSON object</td></tr>
 *   <tr><td>{@code sent}</td><td>the parameters that were sent, without those that the provider rejected: a JSON object
 *       with the provider's parameter names, or null if unknown</td></tr>
 *   <tr><td>{@code answer}, {@code finish}</td><td>the answer as received, including inline thoughts, and why it ended:
 *       COMPLETE, CUT_OFF, REFUSED, WITHHELD</td></tr>
 *   <tr><td>{@code thoughts}, {@code thoughts_field}</td><td>the thoughts received in a separate field, usually empty,
 *       and the name of that field if the wire format has none, or null</td></tr>
 *   <tr><td>{@code unknown_finish}</td><td>the server's finish reason if Tenet does not know it, or null</td></tr>
 *   <tr><td>{@code input_tokens}, {@code output_tokens}, {@code cached_tokens}, {@code reasoning_tokens}</td><td>the
 *       provider's token counts, or null</td></tr>
 *   <tr><td>{@code served_model}, {@code fingerprint}</td><td>the model that answered, as named by the server, or
 *       null</td></tr>
 *   <tr><td>{@code token_chances}, {@code rejected}</td><td>JSON arrays, see {@link Reply}</td></tr>
 *   <tr><td>{@code extras}</td><td>other fields that the server reported with the answer: a JSON object</td></tr>
 * </table>
 *
 * <p>{@code PRAGMA application_id} is 0x54454e54 and {@code PRAGMA user_version} is the version of this schema, 2. The
 * file uses write-ahead logging (WAL), so that several processes can share it. An answer is returned only after it is
 * committed, so that an answer that was used is never lost. Processes do not ask the same question concurrently: while
 * a tape is open for recording, they hold locks on an adjacent file whose name ends with {@code -asking}.
 */
@API(status = INTERNAL, since = "0.1")
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
     * Opens a tape, and creates it unless it is to be replayed.
     *
     * @throws TapeException if the file is not a tape, has another schema version, or cannot be read or written; or if
     *     there is no tape to replay
     */
    public static Tape open(Path file, TapeMode mode) throws TapeException {
        return open(file, mode, Set.of());
    }

    /**
     * Opens a tape, and creates it unless it is to be replayed.
     *
     * @param refresh the recorded answers to ask for again in mode {@link TapeMode#AUTO}
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
     * Opens a tape for lookup only; nothing is recorded.
     *
     * @param refresh the recorded answers that would be asked for again
     * @throws TapeException as {@link #open(Path, TapeMode)}, except that a missing tape counts as empty unless it is
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
            // Opening it reports the reason.
            return false;
        }
    }

    /** Loads the SQLite driver in advance. If that fails, opening a tape fails too and reports the reason. */
    public static void loadDriver() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception again) {
            // Opening a tape tries again.
        }
    }

    /**
     * Wraps a model so that its answers are recorded and replayed. A model without an identity is returned unchanged.
     */
    public ChatModel wrap(ChatModel model) {
        return mode == TapeMode.OFF || model.identity().isEmpty() ? model : new Taped(model);
    }

    /** The number of recorded answers that were asked for again because of a refresh. */
    public long refreshed() {
        return refreshed.get();
    }

    /** Writes pending exchanges and closes the file. */
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
                throw new FatalModelException("the tape " + file + " has no answer from " + identity + " to "
                        + (prompt.occasion().isEmpty() ? "this question" : "\"" + prompt.occasion() + "\"") + " ("
                        + beginningOf(prompt.question())
                        + "); was it recorded with a different seed, number of trials, prompts, or parameters"
                        + " (including log-probabilities)? Record missing answers with " + TapeSettings.MODE
                        + "=auto");
            }
            return askNow(prompt);
        }

        /** The claim is acquired before the lookup, so that no other process can ask in between. */
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
                SlotHolder.pause(LOOK_EVERY, "another process is asking the same question");
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
            // If another process recorded an answer first, that one is returned, so that an exchange has the same
            // answer everywhere. It does not count as recorded, because this call was made and charged.
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

    /** Whether to return a recorded answer. One that is to be refreshed is asked for once per launch, for all specs. */
    private boolean isGood(Reply recorded) {
        boolean isToBeAsked = mode == TapeMode.RECORD
                || (mode == TapeMode.AUTO && refresh.stream().anyMatch(what -> what.appliesTo(recorded)));
        return !isToBeAsked || isOfThisLaunch(Objects.requireNonNull(recorded.recorded()));
    }

    /** A time in the future means that the answer was recorded earlier, with a wrong clock. */
    private boolean isOfThisLaunch(Instant recorded) {
        return !opened.isAfter(recorded) && !recorded.isAfter(clock.instant());
    }

    /**
     * Replaces unpaired surrogates by question marks before the answer is returned, so that a replay returns the same.
     */
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
        return "it starts with: " + Untrusted.excerpt(line, 60);
    }
}
