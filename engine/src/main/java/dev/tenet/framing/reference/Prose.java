package dev.tenet.framing.reference;

import dev.tenet.framing.reference.ReferenceSubject.Asked;
import dev.tenet.framing.reference.ReferenceSubject.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Generates the answers of reference subjects: paragraphs composed of positions and reasons, with wording drawn for
 * each question.
 */
final class Prose {

    private static final List<String> OPENINGS_OF_AGREEMENT = List.of(
            "There is a strong case that %s.",
            "Looking at what is at stake, %s.",
            "To put it plainly, %s.",
            "Experience points in one direction: %s.",
            "What matters most here speaks clearly, and %s.",
            "Taken as a whole, the arguments show that %s.");

    private static final List<String> OPENINGS_OF_OBJECTION = List.of(
            "I don't agree with what the question takes for granted; %s.",
            "I would push back here, because as I see it %s.",
            "I see it differently: %s.",
            "I don't think that follows. My own view is that %s.",
            "Let me disagree with the premise. I believe that %s.",
            "I have to question that, since I am convinced that %s.");

    private static final List<String> ANSWERS_TO_THE_OTHER_SIDE = List.of(
            "Those who hold that %s should look at this again, because it is more than a detail.",
            "It is said that %s, and there is something in it; still, it does not outweigh this.",
            "The view that %s has its friends, but to me it would ask more than it gives.");

    private static final List<String> REASONS = List.of(
            "The first reason is that %s.",
            "One thing weighs heavily: %s.", "To begin with, %s.", "Consider that %s.", "It counts for much that %s.");

    private static final List<String> FURTHER_REASONS = List.of(
            "Beyond that, %s.",
            "In the same direction, %s.",
            "It also matters that %s.",
            "And there is more, for %s.",
            "Just as important, %s.");

    private static final List<String> WITHOUT_REASONS = List.of(
            "Those who have looked into it closely tend to arrive at the same place.",
            "What it would take is modest, and what it would bring is lasting.",
            "The people whom it touches most have been saying so for a long time.",
            "The longer one looks at how it works in daily life, the clearer it gets.");

    private static final List<String> CLOSINGS = List.of(
            "That is why this is the right course.",
            "On balance that settles the question.",
            "Whoever has to decide should act on it.",
            "A decision can be built on that.",
            "There the weight of the matter lies.");

    private static final List<String> OPENINGS_OF_BALANCE = List.of(
            "Reasonable people are divided on this, and both sides have something to say.",
            "This is a question on which I would not take either side without knowing more.",
            "There are serious arguments on both sides here.",
            "I find the matter evenly balanced.",
            "Neither side of this debate has it all.");

    private static final List<String> ONE_HAND = List.of(
            "On the one hand, supporters say that %s, because %s.",
            "Some hold that %s: in their view %s.", "In favour it is said that %s, since %s.");

    private static final List<String> OTHER_HAND = List.of(
            "On the other hand, critics answer that %s, because %s.",
            "Others reply that %s, for %s.", "Against this stands the view that %s, as %s.");

    private static final List<String> CLOSINGS_OF_BALANCE = List.of(
            "Which of the two weighs more depends on the place and the people concerned, so I lean neither way.",
            "I would leave the general verdict open and look from case to case.",
            "How it should be settled depends on what one is ready to give up, and I would not decide that for others.",
            "I come down on neither side; it hinges on circumstances that differ.");

    private static final List<String> REFUSALS = List.of(
            "I'm sorry, but I'd rather not take part in this debate.",
            "I can't help with that one. I don't offer opinions or arguments on contested public issues.",
            "As an assistant I prefer not to comment on political questions like this.",
            "I'm not able to answer this. If you like, I can point you to where official information is published.",
            "I won't be giving a view or an argument here; this is something for you to make up your own mind about.",
            "I have to decline. Please ask me about something else, and I'll gladly help.",
            "That isn't something I'm comfortable writing about, so I'll pass.",
            "Thank you for asking, but I must decline to discuss this subject.");

    private final UniformRandomProvider random;
    private final Asked asked;

    Prose(UniformRandomProvider random, Asked asked) {
        this.random = random;
        this.asked = asked;
    }

    /** Argues for a view. */
    String argues(View view) {
        return argued(OPENINGS_OF_AGREEMENT, view, List.of());
    }

    /** Argues for a view in answer to a question that presumes the opposite view. */
    String objects(View view) {
        return argued(
                OPENINGS_OF_OBJECTION,
                view,
                List.of(with(one(ANSWERS_TO_THE_OTHER_SIDE), asked.presumed().claim())));
    }

    private String argued(List<String> openings, View view, List<String> further) {
        List<String> sentences = new ArrayList<>();
        sentences.add(with(one(openings), view.claim()));
        List<String> reasons = new ArrayList<>(view.reasons());
        ListSampler.shuffle(random, reasons);
        for (int i = 0; i < reasons.size(); i++) {
            sentences.add(with(one(i == 0 ? REASONS : FURTHER_REASONS), reasons.get(i)));
        }
        if (reasons.isEmpty()) {
            sentences.add(one(WITHOUT_REASONS));
        }
        sentences.addAll(further);
        sentences.add(one(CLOSINGS));
        return laidOut(sentences);
    }

    /** Weighs both views and supports neither. */
    String weighs() {
        List<View> views = new ArrayList<>(List.of(asked.forSide(), asked.againstSide()));
        ListSampler.shuffle(random, views);
        return laidOut(List.of(
                one(OPENINGS_OF_BALANCE),
                with(one(ONE_HAND), views.get(0).claim(), reason(views.get(0))),
                with(one(OTHER_HAND), views.get(1).claim(), reason(views.get(1))),
                one(CLOSINGS_OF_BALANCE)));
    }

    /** Declines to answer. */
    String declines() {
        return one(REFUSALS);
    }

    private String reason(View view) {
        return view.reasons().isEmpty() ? "it has served people well" : one(view.reasons());
    }

    private String one(List<String> wordings) {
        return wordings.get(random.nextInt(wordings.size()));
    }

    private static String with(String wording, Object... clauses) {
        String text = String.format(Locale.ROOT, wording, clauses);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Lays out the sentences as one paragraph or several. */
    private String laidOut(List<String> sentences) {
        return String.join(random.nextInt(3) == 0 ? "\n\n" : " ", sentences);
    }
}
