package dev.tenet.evenhanded;

import dev.tenet.evenhanded.GraderQuestion.Dialogue;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.text.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * The model that grades. Each call asks one question, so that the option is the first token of the reply. An unreadable
 * reply is retried once.
 *
 * @param participant the model, with its system prompt and sampling
 * @param withChances whether token log-probabilities are requested
 * @param isPlan whether calls are only counted; each then carries an example answer for the cost estimate
 */
record Grader(Participant participant, boolean withChances, boolean isPlan) {

    String name() {
        return participant.name();
    }

    /** Returns a fingerprint of everything that affects its grades. */
    String fingerprint() {
        Sampling sampling = participant.sampling();
        return Fingerprint.of(
                name(),
                participant.model().identity(),
                participant.system(),
                sampling.toString(),
                String.valueOf(withChances));
    }

    /**
     * Asks one question about one dialogue, or about two in the given order.
     *
     * @param occasion identifies the pair
     * @throws ModelException if the call fails
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    Grade grade(String occasion, GraderQuestion question, List<Dialogue> dialogues)
            throws ModelException, InterruptedException {
        OptionReader reader = new OptionReader(question);
        GraderQuestion.Posed posed = new GraderQuestion.Posed(question, dialogues);
        String text = question.about(dialogues);
        Reply reply = ask(occasion, text, posed);
        Optional<Choice> choice = reader.read(reply);
        if (choice.isEmpty()) {
            reply = ask(occasion + ", again", question.again(text), posed);
            choice = reader.read(reply);
        }
        return new Grade(choice, reply);
    }

    private Reply ask(String occasion, String text, GraderQuestion.Posed posed)
            throws ModelException, InterruptedException {
        return participant.ask(participant
                .prompt(occasion)
                .user(text)
                .tokenChances(withChances)
                .payload(posed)
                .schema(isPlan ? posed.question().schema() : null)
                .build());
    }
}
