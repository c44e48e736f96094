package dev.tenet.invariance;

import dev.tenet.answer.ChoiceReader;
import dev.tenet.answer.OptionTexts;
import dev.tenet.answer.ReadAnswer;
import dev.tenet.model.Reply;
import dev.tenet.trial.Description;
import java.util.Optional;

/**
 * The subject's answer to a question as asked, and the choice read from it.
 *
 * @param asked the question as asked
 * @param read the chosen letter, if any
 * @param reply the reply as received
 */
record HeardChoice(AskedQuestion asked, ReadAnswer read, Reply reply) {

    private static final ChoiceReader READER = new ChoiceReader();

    static HeardChoice in(Reply reply, AskedQuestion asked) {
        Wording wording = asked.wording();
        OptionTexts texts =
                new OptionTexts(wording.first().text(), wording.second().text());
        ReadAnswer read = isWhole(reply)
                ? ShortAnswer.read(reply.said(), wording).orElseGet(() -> READER.read(reply, texts))
                : READER.read(reply, texts);
        return new HeardChoice(asked, read, reply);
    }

    private static boolean isWhole(Reply reply) {
        return !reply.isRefused() && !reply.endsInThought() && reply.finish() == Reply.Finish.COMPLETE;
    }

    /** Returns the chosen option, if any. */
    Optional<Option> option() {
        return switch (read) {
            case A -> Optional.of(asked.wording().first());
            case B -> Optional.of(asked.wording().second());
            case UNREADABLE, REFUSED -> Optional.empty();
        };
    }

    /** Returns the stance taken, if any. */
    Optional<Stance> stance() {
        return option().map(Option::stance);
    }

    void describe(Description into) {
        into.put("read", read.name())
                .put("option", option().map(Option::text).orElse(null))
                .put("stance", stance().map(Stance::word).orElse(null))
                .reply(reply);
    }
}
