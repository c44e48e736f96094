package dev.tenet.tape;

import dev.tenet.bench.TypicalPrompt;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a tape does for one call. */
@State(Scope.Thread)
public class TapeBenchmark {

    private static final String IDENTITY = "openai-chat https://api.example.org/v1 bench";
    private static final int EXCHANGES = 10_000;

    private final Prompt prompt = Prompt.of(TypicalPrompt.text());
    private final byte[][] keys = new byte[EXCHANGES][];
    private Path folder;
    private TapeReader reader;
    private int next;

    /** Records exchanges whose questions are as long as a trial's. */
    @Setup
    public void record() throws IOException, ModelException, InterruptedException {
        folder = Files.createTempDirectory("tenet-tape");
        Path file = folder.resolve("answers.db");
        try (Tape tape = Tape.open(file, TapeMode.AUTO)) {
            ChatModel model = tape.wrap(new Same());
            for (int exchange = 0; exchange < EXCHANGES; exchange++) {
                Prompt asked = prompt.withOccasion("trial " + exchange);
                model.ask(asked);
                keys[exchange] = ExchangeKey.of(IDENTITY, asked);
            }
        }
        reader = new TapeReader(new TapeFile(file, true));
    }

    @TearDown
    public void close() throws IOException {
        reader.close();
        for (String name : new String[] {"answers.db", "answers.db-wal", "answers.db-shm"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Benchmark
    public byte[] hashARequest() {
        return ExchangeKey.of(IDENTITY, prompt);
    }

    /** Each time another one, in the order in which they were recorded, as a replay does. */
    @Benchmark
    public Optional<Reply> lookAnExchangeUp() throws ModelException {
        next = (next + 1) % EXCHANGES;
        return reader.find(keys[next]);
    }

    /** Says the same at once. */
    private static final class Same implements ChatModel {

        @Override
        public Reply ask(Prompt asked) {
            return Reply.of("A");
        }

        @Override
        public String identity() {
            return IDENTITY;
        }
    }
}
