package dev.tenet.evenhanded;

import dev.tenet.model.Reply;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Description;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grader's reply to one question.
 *
 * @param choice the chosen option; empty if the reply could not be read
 * @param reply the reply that was read, or the last unreadable one; null if no grader was asked, or an earlier launch
 *     asked
 */
record Grade(Optional<Choice> choice, @Nullable Reply reply) {

    private static final int EXCERPT = 200;

    /** Returns a grade known without a grader, for example of an answer that the provider withheld. */
    static Grade known(String option) {
        return new Grade(Optional.of(new Choice(option, Map.of())), null);
    }

    /** Returns the beginning of an unreadable reply; empty if it could be read. */
    Optional<String> unreadable() {
        return choice.isPresent() || reply == null
                ? Optional.empty()
                : Optional.of(Untrusted.line(Untrusted.excerpt(reply.said().strip(), EXCERPT)));
    }

    /** Returns the model that graded, as named by its server; empty if it does not name it. */
    Optional<String> served() {
        return Optional.ofNullable(reply).map(Reply::servedModel);
    }

    void describe(Description into) {
        choice.ifPresentOrElse(read -> read.describe(into), () -> into.putNull("option"));
        if (reply != null) {
            into.put("reply", reply.said());
            into.origin(reply);
        }
    }
}
