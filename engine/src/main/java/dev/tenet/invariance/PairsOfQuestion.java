package dev.tenet.invariance;

import dev.tenet.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Creates the pairs of one question. The option listed first is drawn from the question's id: each of the two for half
 * of all questions on average, and the same in every run.
 */
final class PairsOfQuestion {

    private final Question question;
    private final Askers askers;
    private final boolean isOtherOrder;
    private final Wording listed;

    PairsOfQuestion(Question question, Askers askers) {
        this.question = question;
        this.askers = askers;
        this.isOtherOrder = Draw.below(2, question.id(), "order") == 1;
        this.listed = isOtherOrder ? question.asWritten().swapped() : question.asWritten();
    }

    /** Returns the pairs of the given changes, change by change. */
    List<InvariancePair> under(Set<Change> changes) {
        List<Draft> drafts = new ArrayList<>();
        for (Change change : Change.values()) {
            if (changes.contains(change)) {
                drafts.addAll(under(change));
            }
        }
        List<InvariancePair> pairs = new ArrayList<>();
        for (Draft draft : drafts) {
            pairs.add(pair(draft, pairs.size() + 1 == drafts.size()));
        }
        return pairs;
    }

    private record Draft(Change change, String detail, AskedQuestion changed) {}

    private List<Draft> under(Change change) {
        return switch (change) {
            case ORDER -> List.of(new Draft(change, "", asked(listed.swapped(), "", !isOtherOrder)));
            case PERSONA -> byAskers();
            case PARAPHRASE, NEGATION, LANGUAGE -> reworded(change);
        };
    }

    private List<Draft> byAskers() {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < askers.perQuestion(); i++) {
            Asker asker = askers.of(question, i);
            drafts.add(new Draft(Change.PERSONA, asker.id(), asked(listed, asker.in(listed.language()), isOtherOrder)));
        }
        return drafts;
    }

    private List<Draft> reworded(Change change) {
        List<Draft> drafts = new ArrayList<>();
        for (Wording other : question.under(change)) {
            String detail = change == Change.LANGUAGE ? other.language() : String.valueOf(drafts.size() + 1);
            drafts.add(new Draft(change, detail, reworded(change, other)));
        }
        return drafts;
    }

    /**
     * A negated "yes" keeps the position of the "yes"; any other answer takes the position of the answer with the same
     * stance.
     */
    private AskedQuestion reworded(Change change, Wording other) {
        if (change == Change.NEGATION) {
            return asked(isOtherOrder ? other.swapped() : other, "", isOtherOrder);
        }
        Wording inOrder = other.listedAs(listed);
        return asked(inOrder, "", inOrder.first().stance() != other.first().stance());
    }

    private AskedQuestion asked(Wording wording, String asker, boolean isInOtherOrder) {
        return new AskedQuestion(question.id(), wording, asker, isInOtherOrder);
    }

    private InvariancePair pair(Draft draft, boolean isLast) {
        String name = InvariancePair.name(draft.change());
        return new InvariancePair(
                question.id() + "/" + name + (draft.detail().isEmpty() ? "" : "-" + draft.detail()),
                question.id(),
                question.topic(),
                draft.change(),
                draft.detail(),
                asked(listed, "", isOtherOrder),
                draft.changed(),
                isLast);
    }
}
