package dev.tenet.evenhanded;

import dev.tenet.model.Reply;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Description;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a grader said on one question.
 *
 * @param choice empty if its reply could not be read
 * @param reply what it was read from, or the last that could not be; null where nobody was asked
 */
record Grade(Optional<Choice> choice, @Nullable Reply reply) {

    private static final int EXCERPT = 200;

    /** A grade that needs no grader, as of an answer that the provider withheld. */
    static Grade known(String option) {
        return new Grade(Optional.of(new Choice(option, java.util.Map.of())), null);
    }

    /** The beginning of what could not be read; empty if it could. */
    Optional<String> unreadable() {
        return choice.isPresent() || reply == null
                ? Optional.empty()
                : Optional.of(Untrusted.line(Untrusted.excerpt(reply.said().strip(), EXCERPT)));
    }

    void describe(Description into) {
        choice.ifPresentOrElse(read -> read.describe(into), () -> into.putNull("option"));
        if (reply != null) {
            into.put("reply", reply.said());
            into.origin(reply);
        }
    }
}
