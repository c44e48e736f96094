package dev.tenet.model.http;

import dev.tenet.model.Prompt;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a form of a request that the server accepts: first as the server suggests, then without each optional
 * parameter, then without all of them.
 */
final class Search {

    /** The maximum number of attempts with one question. */
    static final int MOST_CALLS = 10;

    // Parameters on which a server may fail with a 500 instead of rejecting them.
    private static final Set<Parameter> MAY_BREAK = EnumSet.of(Parameter.LOGPROBS, Parameter.SCHEMA);

    private final Dialect dialect;
    private final Prompt prompt;
    private final Set<Form> tried = new HashSet<>();
    private Form own = Form.AS_ASKED;
    private @Nullable Deque<Form> alternatives;
    private Tried.@Nullable TurnedDown reason;

    Search(Dialect dialect, Prompt prompt) {
        this.dialect = dialect;
        this.prompt = prompt;
    }

    /** The changes found for this call. */
    Form own() {
        return own;
    }

    /** The failure to report if nothing is found: the first rejection without a suggestion. */
    Tried.TurnedDown reason() {
        return Objects.requireNonNull(reason);
    }

    /** Whether more was tried than the server suggested. */
    boolean isWide() {
        return alternatives != null;
    }

    /**
     * Whether there is another form to try.
     *
     * @param sent the rejected form
     * @param mayWiden whether to try changes that the server did not suggest
     */
    boolean goesOn(Tried.Refused refused, Form sent, boolean mayWiden) {
        tried.add(sent);
        for (Change remedy : refused.remedies()) {
            Form next = sent.with(remedy);
            if (isNew(next) && tried.size() < MOST_CALLS) {
                own = next;
                alternatives = null;
                reason = null;
                return true;
            }
        }
        if (reason == null) {
            reason = refused.refusal();
        }
        if (alternatives == null) {
            if (!refused.mayBeForm() || !mayWiden) {
                return false;
            }
            alternatives = alternatives(sent, EnumSet.allOf(Parameter.class));
        }
        return takesNext();
    }

    /** Whether there is another form to try after the server failed on one repeatedly. */
    boolean goesOnAfterFault(Form sent) {
        tried.add(sent);
        if (alternatives == null) {
            alternatives = alternatives(sent, MAY_BREAK);
        }
        return takesNext();
    }

    private boolean takesNext() {
        Deque<Form> left = Objects.requireNonNull(alternatives);
        while (!left.isEmpty() && tried.size() < MOST_CALLS) {
            Form next = left.removeFirst();
            if (isNew(next)) {
                own = next;
                return true;
            }
        }
        return false;
    }

    private boolean isNew(Form form) {
        return !tried.contains(form);
    }

    /** Without each parameter in order, then without all. */
    private Deque<Form> alternatives(Form sent, Collection<Parameter> parameters) {
        List<Change> changes = sent.carried(dialect, prompt).stream()
                .filter(parameters::contains)
                .flatMap(parameter -> Form.otherwise(parameter, dialect).stream())
                .toList();
        Deque<Form> forms = new ArrayDeque<>();
        changes.forEach(change -> forms.add(sent.with(change)));
        if (changes.size() > 1) {
            forms.add(sent.with(changes));
        }
        return forms;
    }
}
