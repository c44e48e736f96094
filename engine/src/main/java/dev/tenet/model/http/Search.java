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
 * Looks for a form of one question that its server takes: first as the server says, where it says something; else without
 * each optional parameter, and then without all of them.
 */
final class Search {

    /** A question is sent no more often than this, whatever a server says. */
    static final int MOST_CALLS = 10;

    // What a server may break on, with a 500, in place of turning it down.
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

    /** The changes of this call alone. */
    Form own() {
        return own;
    }

    /** What to say if nothing is found: the first refusal that named nothing that could be changed. */
    Tried.TurnedDown reason() {
        return Objects.requireNonNull(reason);
    }

    /** Whether more than what the server named was tried. */
    boolean isWide() {
        return alternatives != null;
    }

    /**
     * Whether there is another form to try.
     *
     * @param sent what was refused
     * @param mayWiden whether to try what the server does not name
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

    /** Whether there is another form to try after a server broke on one, again and again. */
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

    /** Without each, in the order of the parameters, and then without all. */
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
