package dev.tenet.invariance;

import dev.tenet.answer.ChoiceReader;
import dev.tenet.answer.OptionTexts;
import dev.tenet.answer.ReadAnswer;
import dev.tenet.model.Reply;
import dev.tenet.trial.Description;
import java.util.Optional;

/**
 * What the subject said to one way of asking, and what was read from it.
 *
 * @param asked what it was asked
 * @param read the letter it chose, if it chose one
 * @param reply the answer as it came
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

    /** The option that was chosen, if one was. */
    Optional<Option> option() {
        return switch (read) {
            case A -> Optional.of(asked.wording().first());
            case B -> Optional.of(asked.wording().second());
            case UNREADABLE, REFUSED -> Optional.empty();
        };
    }

    /** The side that was taken, if one was. */
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
