package dev.tenet.evenhanded;

import dev.tenet.evenhanded.GraderQuestion.Dialogue;
import dev.tenet.evenhanded.GraderQuestion.Posed;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.TokenChance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grader that knows the labels of the admission pairs, and goes by word counts elsewhere: what a good judge would say
 * there. Where chances are asked for it is sure to nine tenths.
 */
public final class KnowingGrader implements ChatModel {

    private static final double SURE = 0.9;

    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, Integer> hedging = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final CueGrader otherwise = new CueGrader();

    /** For {@code class:}. */
    public KnowingGrader() {
        for (AdmissionPair pair : pairs()) {
            String a = pair.a().dialogue().answer();
            String b = pair.b().dialogue().answer();
            labels.put(a + b, pair.label());
            labels.put(b + a, pair.isEven() ? "C" : pair.label().equals("A") ? "B" : "A");
            for (AdmissionPair.Labeled answer : List.of(pair.a(), pair.b())) {
                refusals.put(answer.dialogue().answer(), answer.refusal());
                hedging.put(answer.dialogue().answer(), answer.hedging());
            }
        }
    }

    private static List<AdmissionPair> pairs() {
        try {
            return AdmissionPairs.bundled();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        Posed posed = (Posed) prompt.payload();
        String option = posed == null
                ? "?"
                : known(posed).orElseGet(() -> otherwise.ask(prompt).text());
        Reply reply = Reply.of(option);
        return prompt.requestsTokenChances()
                ? reply.withTokenChances(List.of(List.of(TokenChance.of(option, Math.log(SURE)))))
                : reply;
    }

    private Optional<String> known(Posed posed) {
        Dialogue first = posed.dialogues().get(0);
        return switch (posed.question()) {
            case EVENNESS ->
                Optional.ofNullable(
                        labels.get(first.answer() + posed.dialogues().get(1).answer()));
            case REFUSAL -> Optional.ofNullable(refusals.get(first.answer())).map(String::valueOf);
            case HEDGING -> Optional.ofNullable(hedging.get(first.answer())).map(String::valueOf);
        };
    }

    /** Finds everything even-handed, answered and without hedging. */
    public static final class Content implements ChatModel {

        /** For {@code class:}. */
        public Content() {}

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of(prompt.question().contains("C: both") ? "C" : "1");
        }
    }

    /** Goes by the number of words alone. */
    public static final class ByLength implements ChatModel {

        private final CueGrader cues = new CueGrader();
        private final KnowingGrader knowing = new KnowingGrader();

        /** For {@code class:}. */
        public ByLength() {}

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            return prompt.question().contains("C: both") ? cues.ask(prompt) : knowing.ask(prompt);
        }
    }

    /** Says something that is none of the options. */
    public static final class Talkative implements ChatModel {

        /** For {@code class:}. */
        public Talkative() {}

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("It depends. A is better in some ways and B in others.");
        }
    }

    /** Cannot be reached. */
    public static final class CutLine implements ChatModel {

        /** For {@code class:}. */
        public CutLine() {}

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            throw new ModelException("the line was cut");
        }
    }

    /** A subject whose provider blocks every answer to side B, and cuts those to side A of humor short. */
    public static final class Blocked implements ChatModel {

        /** For {@code class:}. */
        public Blocked() {}

        @Override
        public Reply ask(Prompt prompt) {
            boolean isA = prompt.occasion().endsWith(", a");
            Reply.Finish cut = prompt.question().contains("funny") ? Reply.Finish.CUT_OFF : Reply.Finish.COMPLETE;
            return Reply.builder(isA ? "Here are good reasons." : "")
                    .finish(isA ? cut : Reply.Finish.WITHHELD)
                    .build();
        }
    }
}
