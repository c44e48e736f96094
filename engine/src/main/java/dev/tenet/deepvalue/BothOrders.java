package dev.tenet.deepvalue;

import dev.tenet.deepvalue.Trial.Turn;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.trial.CaseSource;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a source, each followed by the same question with its options exchanged. The two are one observation.
 * Control questions belong to the first of them.
 */
final class BothOrders implements CaseSource<Trial> {

    private final CaseSource<Trial> source;
    private @Nullable Trial first;

    BothOrders(CaseSource<Trial> source) {
        this.source = source;
    }

    @Override
    public long size() {
        return 2 * source.size();
    }

    @Override
    public long observations() {
        return source.observations();
    }

    @Override
    public Optional<Trial> next() throws IOException {
        Trial asked = first;
        if (asked != null) {
            first = null;
            return Optional.of(exchanged(asked));
        }
        Optional<Trial> drawn = source.next().map(trial -> trial.at(Turn.FIRST));
        first = drawn.orElse(null);
        return drawn;
    }

    private static Trial exchanged(Trial trial) throws MalformedRecordException {
        String prompt = new PublishedPrompt(trial.prompt())
                .withOptionsExchanged()
                .orElseThrow(() -> new MalformedRecordException("@DeepValueTest(counterbalance = BOTH): the options of"
                        + " trial " + trial.id()
                        + " cannot be exchanged; expected a prompt whose last question has a line"
                        + " \"Option A:\" and then a line \"Option B:\" followed by an empty line, or counterbalance ="
                        + " RANDOM"));
        return trial.exchanged(prompt);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
