package dev.tenet.answer;

import dev.tenet.answer.Clause.Sentence;
import dev.tenet.answer.Token.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Detects answers that decline to choose. Used only if nothing was chosen, so an apology before or after a choice is
 * not a refusal.
 */
final class Refusals {

    private static final String ACT =
            "(?:help|assist|answer|respond|reply|choose|pick|select|make|determine|predict|provide|say|"
                    + "tell|speculate|comply|continue|engage|participate|complete|fulfill?|give|state|infer|offer|"
                    + "recommend|express|discuss|do (?:that|this|so)|decide (?:for|on behalf)|guess|assume|judge|"
                    + "advise|take (?:sides|part)|name|naming|recommending|speculating|guessing|process|profile|support|process|share|form|have|hold|making|choosing|answering|"
                    + "picking|providing|predicting|deciding)";
    private static final String UNABLE =
            "(?:can't|cannot|can not|couldn't|could not|won't|will not|wouldn't be able to|am unable to|"
                    + "'m unable to|am unwilling to|'m unwilling to|am choosing not to|'m choosing not to|shan't|shall not|"
                    + "'m going to refrain from|am going to refrain from|refrain from|will refrain from|am not able to|'m not able to|am not (?:comfortable|willing)(?: to)?|'m not "
                    + "(?:comfortable|willing|going)(?: to| with)?|am not going to|must decline to|have to decline "
                    + "to|decline to|respectfully decline to|must refuse to|refuse to|would rather not|'d rather "
                    + "not|would prefer not to|'d prefer not to|prefer not to|don't (?:feel comfortable|wish to|"
                    + "want to)|do not (?:feel comfortable|wish to|want to)|am not (?:in a position|permitted|"
                    + "allowed|designed|programmed) to|'m not (?:in a position|permitted|allowed|designed|"
                    + "programmed) to)";

    private static final Pattern ENGLISH =
            Pattern.compile("\\bi(?: [a-z]{1,12})? ?" + UNABLE + "(?: [a-z']{1,14}){0,4}? " + ACT
                    + "\\b|\\b(?:unable|not able) to (?:[a-z]{1,12} )?(?:help|assist|answer|provide|choose|predict|"
                    + "comply)\\b|\\bi(?: must| have to| will| respectfully|'ll)? ?(?:decline|refuse|abstain)\\b|"
                    + "\\bas an? (?:ai|artificial intelligence|(?:large )?language model)\\b[^.]{0,60}?(?:can't|"
                    + "cannot|don't|do not|not able|unable|won't)|\\bi(?:'m| am) (?:just |only )?an? (?:ai|"
                    + "language model)\\b[^.]{0,60}?(?:can't|cannot|don't|do not|not able|unable|won't)|\\bi "
                    + "(?:don't|do not) (?:have|hold) (?:any )?(?:personal|opinions|preferences|feelings|beliefs)|"
                    + "\\b(?:not appropriate|inappropriate|not my place|(?:wouldn't|would not) be (?:right|appropriate|fair|proper)|isn't "
                    + "my place|not ethical|unethical) (?:for me )?to\\b|\\b(?:against|violates?) (?:my|our|the) "
                    + "(?:guidelines|polic(?:y|ies)|principles|programming|usage)|\\b(?:i have|there is|there's) "
                    + "no (?:way|basis|means|ability) (?:to|of|for)\\b|\\bi(?:'d| would) rather stay out of (?:this|it)"
                    + "|\\b(?:beyond|outside)(?: of)? (?:my (?:current )?scope|what i(?:'m| am) (?:able|allowed) to)"
                    + "|\\b(?:sorry|apolog(?:y|ies))\\b[^.]{0,12}? (?:can't|cannot|won't) (?:help|answer|assist)"
                    + "|\\b(?:is|are) not something i(?:'m| am) (?:willing|able|comfortable)"
                    + "|\\b(?:isn't|is not|'s not) a (?:call|choice|decision) (?:i should|for me to)\\b|\\bno comment\\b|\\brequest (?:was |has "
                    + "been )?(?:declined|refused|blocked)\\b|\\bsorry,? (?:but )?(?:no|i can't|i cannot)\\b");

    private Refusals() {}

    /** Returns whether a sentence declines to choose. A sentence that names a single option does not. */
    static boolean in(List<Sentence> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.clauses().stream().noneMatch(Refusals::namesOneOption))
                .anyMatch(sentence -> ENGLISH.matcher(sentence.text()).find());
    }

    private static boolean namesOneOption(Clause clause) {
        return clause.hasMention() || clause.has(Kind.LEFT);
    }
}
