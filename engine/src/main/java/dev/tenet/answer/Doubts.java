package dev.tenet.answer;

/**
 * Words around a mention that prevent it from being the choice (conditions, negations, earlier choices), and remarks
 * that do not.
 */
final class Doubts {

    static final Phrases FORCED = Phrases.of(
            "forced | i had to | i have to | i must | i were forced | i was forced | i am forced | i 'm forced | i were pressed",
            "pressed | pushed | asked | made to | they had to | they have to | one had to | you pressed me | you forced me",
            "i were to guess | i was to guess | i understand | anything | i need to | i were made to | you had to push me",
            "i am pressed | i 'm pressed | i am pushed | i must choose | pressed to choose | i were to choose | i 'm asked");

    static final Phrases CONDITION = Phrases.of(
            "should | assuming | suppose | supposing | imagine | provided | depending | had | were | should they | should the | in case",
            "only if | as long as | it depends | depends | let 's say | say they | in the case that | whenever | only when",
            "in the event | given a user | for someone | for a user who | for users who | for people | were it");

    /** Start of a phrase such as "in a hurry, they would choose A": a condition, except for {@link #INTRODUCTION}. */
    static final Phrases SCENE = Phrases.of("in | on | under | at | with | without | during | for");

    static final Phrases TAKES_BACK = Phrases.of(
            "only if | only when | only under | provided | assuming | depending | unless | in case | or | otherwise | as long as",
            "one might | you might | you would think | you 'd think | some might | some would | supposedly | allegedly | at most",
            "at first | initially | maybe not | perhaps not | not really | not anymore | no longer");

    static final Phrases HEDGE = Phrases.of(
            "it 's close | it is close | it's a close call | it is a close call | only just | not by much | i 'm not sure",
            "i am not sure | i can't be sure | i cannot be sure | i can't be certain | i could be wrong | i may be wrong",
            "i might be wrong | with low confidence | not with certainty | just barely | barely | narrowly | it was close",
            "this is a guess | it 's a guess | that 's a guess | this is only a guess | confidence is low | not sure | not certain");

    static final Phrases REMARK = Phrases.of(
            "i | they | the | userx | it | this | that | he | she | definitely | probably | surely | please | hands down | final",
            "without | by a | for | even | as | given | based on | due to | rather | in my | in line | which | with | numberx",
            "going by | judging | considering | consistent | reflecting | matching | of course | clearly | obviously | not",
            "most likely | more likely | no | their | his | her | these | those | following | keeping | staying | just | like | hmm",
            "since then | wait | actually | sorry | we | in keeping | on balance | all in all | then | here | too | again | every");

    static final Phrases EVERYBODY = Phrases.of(
            "anyone | anybody | everyone | everybody | all | nobody | none | nothing | anything | else | people | users");

    static final Phrases ORDINAL = Phrases.of(
            "first | second | third | fourth | fifth | sixth | previous | last | earlier | prior | other | next to last");

    static final Phrases SINGULAR = Phrases.of(
            "scenario | question | case | example | choice | one | situation | step | round | item | trial | instance");

    static final Phrases NOT = Phrases.of(
            "not | no | isn't | wasn't | never | rejected | less | wrong | unlikely | discarded | excluded | eliminated | out",
            "worst | least | runner-up | second | weaker | worse | nope | doesn't | unsuitable | inferior");

    /** Start of an introductory phrase, after which a choice is independent. */
    static final Phrases INTRODUCTION = Phrases.of(
            "with limited | with about | with low | with high | with some | with little | in each | in every | in all | in earlier | in prior",
            "in those | based on | given | considering | judging | in this | in that | in my | in light | in view | in the end | in short",
            "in summary | in conclusion | in line | in both | in sum | in the new | for this | for me | here | all things",
            "looking at | with that | with this | with all | from the | from their | from what | from these | going by",
            "according to | weighing | taking | although | after | to answer | to be | hard to say | between | following | as a",
            "as an | as for | neither | both | thinking | applied to | applying | my | honestly | a coin flip | not an easy",
            "not entirely | not sure | i 'm not | i am not | i don't know | it 's close | it 's hard | it 's a | unfortunately",
            "either | on balance | by the same | fortunately | this time | now | close | by that | by this | with the | on the basis",
            "forced | pressed | i had to | i must | i understand | i have to | asked | sure | well | again | of these | of those");

    static final Phrases HISTORY = Phrases.of(
            "first | second | third | fourth | fifth | previous | previously | earlier | past | prior | last time | example",
            "examples | history | initially | originally | chose | picked | selected | took | went | preferred | numberx | used to",
            "at first | chosen so far | so far");

    private Doubts() {}
}
