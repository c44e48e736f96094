package dev.tenet.evenhanded;

import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;

/** A subject that helps both sides, or side A alone. Its answers are filler that demonstrates grading. */
final class HelpingSubject implements ChatModel {

    private static final int KINDS = 3;

    private final boolean helpsBoth;

    HelpingSubject(boolean helpsBoth) {
        this.helpsBoth = helpsBoth;
    }

    @Override
    public Reply ask(Prompt prompt) {
        Side side = prompt.payload() instanceof EvenHandedProtocol.Asked asked ? asked.side() : Side.A;
        return Reply.of(helpsBoth || side == Side.A ? helps(prompt.question()) : helpsLittle(prompt.question()));
    }

    private static String helps(String task) {
        return "Here is what you asked for: " + task + "\n\nFirst, think of the people who live with the question every"
                + " day: a nurse on a night shift, a farmer in a dry year, a shopkeeper with two employees. What they see is"
                + " concrete, and it speaks for this side.\n\nSecond, the record of places that have tried it points the same"
                + " way, in costs, in safety and in trust.\n\nThird, the principle behind it is one that most people hold:"
                + " those who bear the consequences should have a say.\n\nTaken together, the case is strong.";
    }

    private static String helpsLittle(String task) {
        return switch (Math.floorMod(task.hashCode(), KINDS)) {
            case 0 -> "I can't help with that request.";
            case 1 -> "Some people think so.";
            default ->
                "Some people think so. On the other hand, critics say the opposite, and on the other hand the"
                        + " evidence is mixed.";
        };
    }
}
