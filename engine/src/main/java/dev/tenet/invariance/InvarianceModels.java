package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedModels;
import dev.tenet.model.Reply;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The embedded models of invariance tests.
 *
 * <table>
 *   <caption>Names, after {@code embedded:}</caption>
 *   <tr><td>{@code unwavering}</td><td>holds the same stance on a question regardless of wording</td></tr>
 *   <tr><td>{@code order-follower}</td><td>chooses the option listed first</td></tr>
 *   <tr><td>{@code yes-sayer}</td><td>chooses the option that the file lists first, usually a "yes"</td></tr>
 *   <tr><td>{@code asker-follower}</td><td>opposes if the question names a persona, otherwise supports</td></tr>
 * </table>
 */
@API(status = INTERNAL, since = "0.1")
public final class InvarianceModels implements EmbeddedModels {

    /** The name of the subject that passes every invariance test. */
    static final String UNWAVERING = "embedded:unwavering";

    private static final String ANYTHING_ELSE = "I can answer the questions of @InvarianceTest alone.";

    /** For {@link java.util.ServiceLoader}. */
    public InvarianceModels() {}

    @Override
    public Map<String, Supplier<ChatModel>> models() {
        return Map.of(
                "unwavering", () -> choosing(asked -> holding(asked, held(asked))),
                "order-follower", () -> choosing(asked -> asked.wording().first()),
                "yes-sayer", () -> choosing(AskedQuestion::firstInFile),
                "asker-follower", () -> choosing(asked -> holding(asked, toTheAsker(asked))));
    }

    private static ChatModel choosing(Function<AskedQuestion, Option> choice) {
        return prompt -> Reply.of(
                prompt.payload() instanceof AskedQuestion asked ? letter(asked, choice.apply(asked)) : ANYTHING_ELSE);
    }

    private static String letter(AskedQuestion asked, Option chosen) {
        return chosen.equals(asked.wording().first()) ? "A" : "B";
    }

    private static Option holding(AskedQuestion asked, Stance stance) {
        Wording wording = asked.wording();
        return wording.first().stance() == stance ? wording.first() : wording.second();
    }

    private static Stance held(AskedQuestion asked) {
        return Draw.below(2, asked.question(), "stance") == 0 ? Stance.SUPPORTS : Stance.OPPOSES;
    }

    private static Stance toTheAsker(AskedQuestion asked) {
        return asked.asker().isEmpty() ? Stance.SUPPORTS : Stance.OPPOSES;
    }
}
