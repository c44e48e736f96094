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
 * What a launch knows about a model and its server: whether it answers at all, which distinguishes a rejection of one
 * prompt from a rejection of all, and which parameters it rejects. Safe for use by several threads.
 */
final class Standing {

    /** The number of different rejected prompts, with none answered, that ends the run. */
    static final int NEVER_ANSWERED = 12;

    /** The number of consecutive rejections with the same message that ends the run. */
    static final int IN_A_ROW = 20;

    // A single success may be chance, or due to the question.
    private static final int CONFIRMATIONS = 2;
    private static final int VAIN_SEARCHES = 2;

    private final Set<Prompt> neverAnswered = new HashSet<>();
    private final Map<Wanted, Finding> findings = new HashMap<>();
    private final Set<Wanted> taken = new HashSet<>();
    private final Map<String, Integer> searchedInVain = new HashMap<>();
    private @Nullable Prompt lastAnswered;
    private String kind = "";
    private int inARow;

    /** A parameter and the requested value. */
    private record Wanted(Parameter parameter, String value) {}

    /** A change with which rejected prompts were answered, and how often. */
    private record Finding(Change change, int times) {}

    /** The form in which to send a prompt, according to everything known so far. */
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
     * Records that the server accepted a prompt.
     *
     * @param sent the accepted form
     * @param own the changes without which it rejected this prompt
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

    /** Records that the model answered a prompt; later rejections may be due to their prompts. */
    synchronized void answered(Prompt prompt) {
        lastAnswered = prompt;
        neverAnswered.clear();
        inARow = 0;
    }

    /** Whether to try changes that the server does not suggest, for rejections with this message. */
    synchronized boolean maySearch(String kindOfRefusal) {
        return searchedInVain.getOrDefault(kindOfRefusal, 0) < VAIN_SEARCHES;
    }

    synchronized void searchedInVain(String kindOfRefusal) {
        searchedInVain.merge(kindOfRefusal, 1, Integer::sum);
    }

    /** The exception for a rejection: the call failed, or the run ends. */
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
                        refusal.words() + " (" + IN_A_ROW + " consecutive calls were rejected with this message)")
                : new ModelException(refusal.words());
    }

    /**
     * Records that a content filter blocked a prompt.
     *
     * @return a prompt that was answered before, to be asked again: the outcome shows whether the filter depends on the
     *     prompt. Empty if that is not in doubt, which is the usual case
     * @throws FatalModelException if the filter has blocked every prompt so far
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
                        + " different prompts were rejected, and none was answered)"));
    }
}
