package dev.tenet.answer;

import java.util.List;

/**
 * The vocabulary of choices. The lists are closed: a clause with any other word chooses nothing, so an unforeseen
 * phrase cannot be misread as a choice.
 */
final class Lexicon {

    /** Filler around a choice, without meaning of its own. */
    static final Phrases FILLER = Phrases.of(
            "sure | sorry | surely | okay | ok | yes | yeah | well | hmm | hm | um | uh | ah | oh | alright | all right | right",
            "certainly | definitely | absolutely | clearly | obviously | probably | presumably | likely | possibly",
            "perhaps | maybe | most likely | more likely | very likely | slightly more likely | somewhat more likely",
            "overwhelmingly | grudgingly | unhesitatingly | narrowly | reluctantly | hands down | no doubt | without a doubt",
            "tbh | imo | imho | probly | prob | gotta be | has to be | must be",
            "slightly | very | most | more | somewhat | actually | wait | then | so | therefore | thus | hence | but",
            "and | and so | still | yet | however | overall | finally | ultimately | just | only just | simply | great",
            "good | thanks | thank you | of course | honestly | honestly speaking | personally | again | the | an | clear",
            "that is | that's why | i.e | ie | namely | considered | conclusion | now | here | in short | in the end",
            "all in all | on balance | on reflection | in conclusion | to conclude | in summary | in sum | as a result",
            "consequently | accordingly | instead | rather | sooner | also | besides | otherwise put | in other words",
            "that said | having said that | even so | nonetheless | nevertheless | anyway | either way | for me",
            "for this user | for this question | for this one | for this choice | for this case | for this scenario",
            "for the new scenario | for the new case | for the new question | for the new choice | for userx",
            "in this case | in this scenario | in this situation | in this context | in this instance | in this one",
            "in the new scenario | in the new case | in the new question | in the new one | in the new situation",
            "in this new scenario | this time | this time too | this once | once more | at this point | with that",
            "based on this | based on that | given this | given that | given all this | given all of this | considering this",
            "out of the two | out of these two | of these two | between these two | from these two | the agent in",
            "the agent described in | the agent described by | the agent from | the one in | the one described in",
            "of the two | of the two options | between the two | my answer | my final answer | final answer | answer",
            "going with | leaning | leaning toward | leaning towards | leaning to | tl;dr | tldr | short answer",
            "slight preference for | a slight preference for | a clear | a clear case of | as for me | as i see it",
            "gun to my head | if forced | pressed for an answer | forced to choose | forced to pick | when pressed",
            "best guess | my best guess | my guess | my pick | my choice | it is | it's | so it is | so it's | that leaves",
            "let 's | leaving | which leaves | leaves | this leaves | which means | that means | this means | meaning | hence it is",
            "der | die | das | el | la | le | les | l | los | o | a | je | ich | also | 所 以 | 因 此 | 我 | 是 | 答 え は");

    /** Introductions of the speaker's own opinion. */
    static final Phrases INTRO = Phrases.of(
            "i think | i believe | i guess | i suspect | i expect | i predict | i conclude | i would expect | i'd expect",
            "i would say | i'd say | i would guess | i'd guess | i would predict | i'd predict | i assume | i would argue",
            "i'd argue | i would conclude | i'd conclude | i feel | it seems | it appears | it seems likely",
            "it seems more likely | it seems most likely | it is likely | it's likely | it is more likely | it's more likely",
            "it is most likely | it's most likely | it is clear | it's clear | it follows | chances are | my guess is",
            "my prediction is | this suggests | that suggests | which suggests | this means | that means | which means",
            "this indicates | this implies | the pattern suggests | the history suggests | the pattern indicates",
            "the earlier choices suggest | the past choices suggest | i am confident | i'm confident | i am fairly confident",
            "i'm fairly confident | i am fairly sure | i'm fairly sure | i am sure | i'm sure | i am inclined to think",
            "i would expect | all of this suggests | everything suggests | it stands to reason | i'd put it at numberx");

    static final Phrases THAT = Phrases.of("that");

    static final Phrases SUBJECT = Phrases.of(
            "i | they | he | she | we | one with these preferences | the user | this user | that user | our user",
            "the person | this person | the customer | this customer | the client | the individual | this individual",
            "the participant | this participant | the decision maker | userx | the user userx",
            "a user with these preferences | a person with these preferences | a user like this | a person like this",
            "a user with this history | a user with this pattern | a user with these values | a person with these values",
            "someone with these preferences | someone with this history | someone with this pattern | a user like userx",
            "someone with these values | someone like userx | someone like this user | a person like userx",
            "der nutzer | die nutzerin | der benutzer | el usuario | la usuaria | l'utilisateur | l'utilisatrice | il",
            "o usuário | l'utente | пользователь | 用 户 | 使 用 者 | 该 用 户 | ユ ー ザ ー は | yo | eu | я | 我");

    /** Auxiliaries between a subject and its verb. */
    static final Phrases MODAL = Phrases.of(
            "would | will | 'd | 'll | should | must | has to | have to | had to | is going to | are going to | am going to",
            "is likely to | are likely to | is most likely to | are most likely to | is more likely to | is expected to",
            "are more likely to | is inclined to | am inclined to | i'm inclined to | are inclined to | would be inclined to",
            "would be likely to | would be most likely to | would be more likely to | would likely be inclined to",
            "would tend to | seems likely to | seems most likely to | seems to | appears to | would want to | wants to",
            "is | are | am | would still | 'm | to",
            "会 | 會 | 更 可 能 | 更 可 能 会 | 应 该 会 | 应 该 | 可 能 会");

    static final Phrases ADVERB = Phrases.of(
            "most likely | more likely | likely | very likely | most probably | probably | presumably | surely | definitely",
            "certainly | clearly | still | again | therefore | thus | then | also | simply | just | rather | sooner | here",
            "naturally | ultimately | strongly | slightly | now | so | hence | in this case | this time | once more | instead",
            "almost certainly | in all likelihood | in all probability | once again | readily | happily | gladly | truly",
            "tentatively | cautiously | confidently | intuitively | instinctively | personally | actually | as before | this time too | in the new scenario | in this scenario | consistently then | obviously");

    /** Verbs whose object is the choice. The mention follows. */
    static final Phrases VERB = Phrases.of(
            "choose | chooses | choosing | pick | picks | picking | select | selects | selecting | take | takes | prefer",
            "prefers | favor | favors | favour | favours | go with | goes with | going with | go for | goes for | going for",
            "opt for | opts for | opting for | lean | leans | lean to | lean toward | lean towards | leans toward | lean more toward | lean more towards",
            "leans towards | leaning toward | leaning towards | leaning to | leans to | side with | sides with | stick with",
            "sticks with | stay with | settle on | settles on | settle for | settles for | vote for | want | wants | hire",
            "work with | works with | rely on | go ahead with | vote | find | be better served by | be best served by | be happier with",
            "come down on the side of | decide in favor of | choose to go with | want to go with | opt to take | go along with",
            "hires | recommend | suggest | guess | say | bet on | predict | expect | conclude | land on | end up with",
            "end up choosing | end up picking | be drawn to | drawn to | be inclined to choose | answer | answer with",
            "be more likely to choose | be most likely to choose | be | gravitate to | gravitate toward | gravitate towards",
            "make this | make it | decide on | decide for | come down on | give the edge to | like | likes | trust | use | uses",
            "be choosing | be picking | be selecting | be taking | be going with | have it as | agree with | reach for | keep | in favor of | in favour of",
            "elegiría | elegirá | elige | elijo | escogería | escogerá | escojo | prefiere | prefiero | preferiría | optaría por",
            "choisirait | choisira | choisit | choisis | choisirais | préférerait | préfère | opterait pour | prendrait",
            "würde | wird | wählt | wähle | nimmt | nehme | escolheria | escolherá | escolhe | escolho | preferiria | prefere",
            "sceglierebbe | sceglierà | sceglie | scelgo | preferirebbe | выберет | выбрал бы | предпочтёт | предпочтет",
            "выбираю | выберу | 选 择 | 選 擇 | 选 | 選 | 倾 向 于 | 傾 向 於 | 更 倾 向 于");

    /** Verbs of the evidence, as in {@code the pattern points to A}. The mention follows. */
    static final Phrases POINTS_TO = Phrases.of(
            "points to | point to | points toward | points towards | points strongly to | points clearly to | suggests",
            "suggest | favors | favor | favours | favour | indicates | leads to | lead to | leads me to | leans toward",
            "leans towards | supports | is for | is on | speaks for | would be | is | must be | should be | has to be | it has to be",
            "points slightly to | points slightly toward | points slightly towards | tilts toward | tilts towards | tilts to",
            "leans slightly toward | leans slightly towards | points in the direction of | points us to",
            "is pointing to | clearly points to | clearly suggests | strongly suggests | argues for | calls for");

    static final Phrases EVIDENCE = Phrases.of(
            "the pattern | this pattern | that pattern | the history | this history | their history | the evidence",
            "everything in the history | everything here | everything above | everything so far | all signs | everything | the balance | the earlier choices | the past choices | the previous choices",
            "the choices above | the examples | the data | this | that | it | this all | all of this | all this | all evidence",
            "their past choices | their earlier choices | their previous choices | the pattern of choices | the trend",
            "my money | my vote | the pattern here | the overall pattern | the choices | the weight of the evidence");

    /** Nouns for the choice, as in {@code the … is A} and {@code A is the …}. */
    static final Phrases NAME = Phrases.of(
            "answer | choice | pick | prediction | guess | selection | decision | verdict | conclusion | option | preference",
            "vote | bet | winner | fit | match | one | response | recommendation | candidate | agent | alternative | lean");

    static final Phrases NAMED = Phrases.of(
            "the | my | their | his | her | a | an | final | best | better | right | correct | likely | likelier | most likely",
            "more likely | natural | obvious | clear | clearer | closer | closest | stronger | strongest | safest | single",
            "most probable | more probable | most plausible | more plausible | preferred | logical | most consistent",
            "more consistent | expected | predicted | clearly | probably | definitely | still | therefore | thus | also",
            "overall | user's | userx's | this user's | the user's | most natural | most fitting | more fitting | only",
            "more natural | most suitable | more suitable | intended | probable | sensible | consistent | own | reasonable");

    /** Complements of a noun for the choice. */
    static final Phrases NAME_TAIL = Phrases.of(
            "here | in this case | in this scenario | for this user | for userx | for them | for this question | for this person",
            "that they would choose | they would choose | they'd choose | they would pick | they'd pick | they would make",
            "userx would choose | userx would pick | userx would make | userx would take | userx would give",
            "the user would choose | the user would pick | the user would make | the user would take | i would give",
            "that userx would choose | that userx would take | that the user would choose | they would take | to this",
            "they would most likely choose | userx would most likely choose | userx would most likely take | i'd give",
            "userx would likely choose | userx would likely take | of userx | of the user | of the two | now | then",
            "to this question | in the new scenario | for this scenario | that fits | that matches | for the new scenario",
            "by a small margin | by a narrow margin | overall | given the history | given this history | of this user",
            "von userx | des nutzers | de userx | for this choice | i would choose | i would pick | i'd choose | i'd pick");

    static final Phrases IS = Phrases.of(
            "is | would be | will be | 's | should be | must be | has to be | would likely be | would probably be | would most likely be",
            "'d be | remains | seems | seems to be | appears to be | looks | looks like | feels | looks to be | appears",
            "is likely | is probably | is therefore | is thus | is clearly | would seem | would thus be | would therefore be",
            "stands out as | comes out as | emerges as | turns out to be | strikes me as | looks to me like | comes across as",
            "would have to be | is definitely | is still | would still be | wäre | ist | est | es | é | è | sería | serait | seria | sarebbe | は");

    /** Predicates of the chosen option, after {@link #IS}. */
    static final Phrases BETTER = Phrases.of(
            "better | best | more likely | most likely | likelier | likeliest | preferable | preferred | right | correct",
            "more probable | most probable | more plausible | most plausible | more convincing | it | stronger | superior",
            "more preferable | closer | closest | strongest | ahead | favored | favoured | more consistent | more suitable",
            "more fitting | more aligned | more appropriate | most consistent | most suitable | most appropriate | most aligned",
            "chosen | picked | selected | taken | preferred | die wahl | la elección | le choix | more compelling | the way to go",
            "what they would choose | what they'd choose | what they would pick | what they'd pick | what they would take",
            "what userx would choose | what userx would pick | what userx would take | what the user would choose",
            "what the user would pick | what the user would take | what i would choose | what i'd choose | what they want",
            "the one they would choose | the one they'd choose | the one userx would choose | the one they would pick",
            "the one the user would choose | the one userx would take | the one i would choose | the one they'd pick",
            "what they would most likely choose | what userx would most likely choose | the one for them | a better fit",
            "what fits best | what fits the pattern | what fits the pattern best | what matches the pattern | more in line | more in keeping",
            "what i'd pick | what i would pick | what they'd want | what they'd go for | what they would go for");

    static final Phrases DEGREE = Phrases.of(
            "much | far | clearly | slightly | somewhat | a bit | a little | definitely | probably | therefore | still | the",
            "even | just | simply | marginally | overall | perhaps | way | considerably | by far | also | thus | likely | to be");

    /** Explanations after {@link #BETTER}. Any text may follow. */
    static final Phrases IN_VIEW_OF = Phrases.of(
            "to the earlier | to the previous | to the past | to the history | to userx | with the | with their | with this | with what | with these | with his | with her | with userx's | to the pattern",
            "in line with | to what | in view of | in light of | in keeping with | with userx | to the user's | to their");

    /** Verbs of the chosen option. */
    static final Phrases WINS = Phrases.of(
            "wins | wins out | it is | gets my vote | has my vote | has the edge | gets the edge | takes it | comes out ahead",
            "would win | fits better | fits best | suits them better | matches better | matches best | aligns better",
            "would be chosen | would be picked | would be selected | would be preferred | would appeal more | appeals more",
            "would be the one | would come out ahead | would fit better | would fit best | would suit them better",
            "aligns best | aligns more | fits the pattern better | fits their pattern better | edges it | prevails");

    /** Weak predicates, which are used of the other option equally often. */
    static final Phrases GOOD = Phrases.of(
            "fits | suits | matches | aligns | reflects | is consistent | is in line | is likely | seems likely | is preferable",
            "seems consistent | is the natural | would fit | would suit | best fits | best matches | best reflects");

    /** Text after a choice that does not change it. */
    static final Phrases TAIL = Phrases.of(
            "please | it is | then | instead | here | again | after all | for me | for sure | definitely | probably | certainly",
            "i think | i guess | i believe | of course | likely | too | surely | overall | by a hair | this time | this time too",
            "in this case | in this scenario | in this situation | in this context | in this instance | in this one | now",
            "in the new scenario | in the new case | in the new question | in the new choice | in the new situation",
            "in this new scenario | for this user | for userx | for them | for this question | for this scenario | for this one",
            "for this choice | for the new scenario | by userx | by the user | by this user | by them | with this | once more",
            "more convincing | more plausible | more fitting | more consistent | this time as well | most of all | without a doubt | surely enough | without hesitation | over the other | over the alternative | more",
            "over the other one | over the other option | over the other agent | rather | by a small margin | best | better",
            "to this user | to the user | to userx | to them | as the choice | as the answer | as the only choice | as the pick",
            "as the better fit | as the better choice | as the likely choice | as the more likely choice",
            "by a narrow margin | by a slight margin | as well then | going forward | on balance | in the end | for this case",
            "from the two | of the two | from these two | is | in this new case | in both cases | as before | next | in the next scenario",
            "wählen | nehmen | bevorzugen | vorziehen | よ り | で す | だ | で し ょ う | と 思 い ま す | 입니다 | を 選 び ま す | を 選 ぶ",
            "的 | 吧 | 。 | am ehesten | wahrscheinlich | probablemente | probablement");

    /** Introductions of a reason. Any text may follow. */
    static final Phrases REASON = Phrases.of(
            "because | since | as it | as this | as that | as the user | as the earlier | as the pattern | as the past | as they | as he | as she | as userx | based on | due to",
            "for its | for their | for being | so that | in line with | in keeping with | consistent with | as its | as each",
            "given the | given that | given their | given this | given how | given what | given userx | given his | given her",
            "considering the | considering that | considering their | considering how | considering this | thanks to | as in | judging | following | for the reasons | on the strength of | as both",
            "to stay | to keep | to match | to remain | which keeps | which fits | which matches | which aligns | whose",
            "weil | da | porque | ya que | parce | car | perché | pois | потому | 因 为 | 因 為 | puisque | denn | poiché");

    private Lexicon() {}

    /** Returns the end of the filler at the start of the words. Rejected options count as filler. */
    static int endOfFiller(List<Token> words) {
        int at = 0;
        while (at < words.size()) {
            int next = words.get(at).kind() == Token.Kind.LEFT ? at + 1 : FILLER.end(words, at);
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }
}
