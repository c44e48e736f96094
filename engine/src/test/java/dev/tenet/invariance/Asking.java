package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.model.Reply;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Asks a subject of one line of code about made-up questions, and tallies what it answers. */
final class Asking {

    private Asking() {}

    /** What a subject that answers so comes to, under all changes. */
    static InvarianceReport all(int questions, Function<AskedQuestion, String> subject) {
        return under(Set.of(Change.values()), questions, subject);
    }

    static InvarianceReport under(Set<Change> changes, int questions, Function<AskedQuestion, String> subject) {
        InvarianceTally tally = new InvarianceTally(changes, SamplingPlan.early(0.95, questions), OptionalLong.empty());
        for (int i = 0; i < questions; i++) {
            add(question(i), changes, subject, tally);
        }
        return tally.figures();
    }

    /** Asks one question in all ways. */
    static void add(
            Question question, Set<Change> changes, Function<AskedQuestion, String> subject, InvarianceTally tally) {
        Askers askers = Askers.saying(List.of("I bake bread.", "I drive a bus."));
        for (InvariancePair pair : new PairsOfQuestion(question, askers).under(changes)) {
            add(pair, subject, tally);
        }
    }

    /** Asks the first pair of a question that has others. */
    static void addFirstPair(
            Question question, Set<Change> changes, Function<AskedQuestion, String> subject, InvarianceTally tally) {
        Askers askers = Askers.saying(List.of("I bake bread."));
        add(new PairsOfQuestion(question, askers).under(changes).get(0), subject, tally);
    }

    private static void add(InvariancePair pair, Function<AskedQuestion, String> subject, InvarianceTally tally) {
        List<HeardChoice> heard = new ArrayList<>();
        for (AskedQuestion asked : List.of(pair.asWritten(), pair.changed())) {
            String answer = subject.apply(asked);
            if (answer.equals("failed")) {
                tally.add(new Outcome.Failed<>(pair, "the line was cut"));
                return;
            }
            heard.add(HeardChoice.in(Reply.of(answer), asked));
        }
        tally.add(new Outcome.Read<>(pair, new InvarianceReading(heard.get(0), heard.get(1))));
    }

    /** One of two topics, each question with two paraphrases, a negated wording and a translation. */
    static Question question(int number) {
        Wording asWritten = wording("en", "Is " + number + " good?", "yes", Stance.SUPPORTS, "no");
        return new Question(
                "q" + number,
                number % 2 == 0 ? "even" : "odd",
                asWritten,
                Map.of(
                        Change.PARAPHRASE,
                        List.of(
                                wording("en", "Do you like " + number + "?", "yes", Stance.SUPPORTS, "no"),
                                wording("en", "Is " + number + " fine?", "yes", Stance.SUPPORTS, "no")),
                        Change.NEGATION,
                        List.of(wording("en", "Is " + number + " bad?", "yes", Stance.OPPOSES, "no")),
                        Change.LANGUAGE,
                        List.of(wording("de", "Ist " + number + " gut?", "Ja", Stance.SUPPORTS, "Nein"))));
    }

    private static Wording wording(String language, String text, String first, Stance stance, String second) {
        return new Wording(language, text, new Option(first, stance), new Option(second, stance.other()));
    }

    /** The letter of the option that takes a stance. */
    static String letter(AskedQuestion asked, Stance stance) {
        return asked.wording().first().stance() == stance ? "A" : "B";
    }
}
