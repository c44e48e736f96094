package dev.tenet.model.http;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a launch has found out about a model and its server: whether it answers at all, which is what tells a refusal of one
 * prompt from a refusal of all, and which parameters it does not take. Safe for use by several threads.
 */
final class Standing {

    /** So many different prompts that were turned down, and none answered, end the run. */
    static final int NEVER_ANSWERED = 12;

    /** So many refusals in the same words, and no answer between them, end the run. */
    static final int IN_A_ROW = 20;

    // Once may be chance, or be about the question.
    private static final int CONFIRMATIONS = 2;
    private static final int VAIN_SEARCHES = 2;

    private final Set<Prompt> neverAnswered = new HashSet<>();
    private final Map<Wanted, Finding> findings = new HashMap<>();
    private final Set<Wanted> taken = new HashSet<>();
    private final Map<String, Integer> searchedInVain = new HashMap<>();
    private @Nullable Prompt lastAnswered;
    private String kind = "";
    private int inARow;

    /** What was asked for with a parameter. */
    private record Wanted(Parameter parameter, String value) {}

    /** A change with which prompts were answered that were refused without it, and how many. */
    private record Finding(Change change, int times) {}

    /** The form in which a prompt is sent, by all that was found out so far. */
    synchronized Form form(Prompt prompt) {
        List<Change> changes = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            Wanted wanted = new Wanted(parameter, parameter.wanted(prompt));
            Finding found = findings.get(wanted);
            if (found != null && found.times() >= CONFIRMATIONS && !taken.contains(wanted)) {
                changes.add(found.change());
            }
        }
        return changes.isEmpty() ? Form.AS_ASKED : Form.AS_ASKED.with(changes);
    }

    /**
     * The server took a prompt.
     *
     * @param sent in which form
     * @param own the changes without which it had refused this same prompt
     */
    synchronized void taken(Prompt prompt, Form sent, Form own) {
        Set<Parameter> changed = new HashSet<>();
        sent.changes().forEach(change -> changed.add(change.parameter()));
        for (Parameter parameter : Parameter.values()) {
            if (!changed.contains(parameter)) {
                taken.add(new Wanted(parameter, parameter.wanted(prompt)));
            }
        }
        for (Change change : own.changes()) {
            Wanted wanted = new Wanted(change.parameter(), change.parameter().wanted(prompt));
            findings.merge(
                    wanted,
                    new Finding(change, 1),
                    (known, one) -> known.change().equals(change) ? new Finding(change, known.times() + 1) : one);
        }
        inARow = 0;
    }

    /** The model answered a prompt: what it is refused from now on may be about the prompt. */
    synchronized void answered(Prompt prompt) {
        lastAnswered = prompt;
        neverAnswered.clear();
        inARow = 0;
    }

    /** Whether it is worth trying what a server does not name, where it refuses in these words. */
    synchronized boolean maySearch(String kindOfRefusal) {
        return searchedInVain.getOrDefault(kindOfRefusal, 0) < VAIN_SEARCHES;
    }

    synchronized void searchedInVain(String kindOfRefusal) {
        searchedInVain.merge(kindOfRefusal, 1, Integer::sum);
    }

    /** What a refusal means for its call: it failed, or the run is over. */
    synchronized ModelException refused(Prompt prompt, Tried.TurnedDown refusal) {
        if (refusal.ground() == Ground.TOO_LONG) {
            return new ModelException(refusal.words());
        }
        if (refusal.ground() == Ground.SETUP && lastAnswered == null) {
            return new FatalModelException(refusal.words());
        }
        Optional<FatalModelException> neverAnswers = neverAnswers(prompt, refusal);
        if (neverAnswers.isPresent()) {
            return neverAnswers.get();
        }
        count(refusal);
        return inARow >= IN_A_ROW
                ? new FatalModelException(
                        refusal.words() + " (" + IN_A_ROW + " calls in a row were turned down in these words)")
                : new ModelException(refusal.words());
    }

    /**
     * A filter kept a prompt from the model.
     *
     * @return a prompt that was answered before; whether it is answered again shows whether these are about the prompts.
     *     Mostly empty: there is no doubt
     * @throws FatalModelException if nothing else has happened so far
     */
    synchronized Optional<Prompt> withheld(Prompt prompt, Tried.TurnedDown refusal) throws FatalModelException {
        Optional<FatalModelException> neverAnswers = neverAnswers(prompt, refusal);
        if (neverAnswers.isPresent()) {
            throw neverAnswers.get();
        }
        count(refusal);
        if (inARow < IN_A_ROW || lastAnswered == null) {
            return Optional.empty();
        }
        inARow = 0;
        return Optional.of(lastAnswered);
    }

    private void count(Tried.TurnedDown refusal) {
        inARow = refusal.kind().equals(kind) ? inARow + 1 : 1;
        kind = refusal.kind();
    }

    private Optional<FatalModelException> neverAnswers(Prompt prompt, Tried.TurnedDown refusal) {
        if (lastAnswered != null) {
            return Optional.empty();
        }
        neverAnswered.add(prompt.withOccasion(""));
        return neverAnswered.size() < NEVER_ANSWERED
                ? Optional.empty()
                : Optional.of(new FatalModelException(refusal.words() + " (" + NEVER_ANSWERED
                        + " different prompts were turned down, and none was answered)"));
    }
}
