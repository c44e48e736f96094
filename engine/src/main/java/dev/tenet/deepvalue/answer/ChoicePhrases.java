package dev.tenet.deepvalue.answer;

import java.util.regex.Pattern;

/**
 * The wording of choices: what makes an option that is named the one that is chosen. Each pattern is meant for a short
 * stretch of lower-case text around a mention: it ends at the mention where its name says BEFORE and begins at it where
 * it says AFTER.
 */
final class ChoicePhrases {

    static final String WORD_START = "(?<![\\p{L}\\p{N}])";

    static final String WORD_END = "(?![\\p{L}\\p{N}])";

    /** The small words between a phrase and the mention that it is about. */
    static final String TO_MENTION =
            "(?: (?:the|an?|that|for|to|with|on|of|just|simply|only|clear|firm|actually|probably|likely|"
                    + "definitely|clearly|certainly|most|more|still|rather|instead|again|is|be|either|maybe|"
                    + "perhaps|possibly|slightly|answer|sooner|la|el|il|l'|den|die|het|o|a|de|option)){0,4}[ "
                    + "]?[\"'(\\[:]{0,3} ?$";

    /** Words that say nothing of their own around a bare mention. */
    static final Pattern FILLER_BEFORE =
            Pattern.compile("(?:(?:sure|surely|okay|ok|yes|yeah|no|well|hmm+|hm|um|uh|ah|oh|alright|right|certainly|"
                    + "definitely|absolutely|clearly|obviously|probably|possibly|perhaps|maybe|presumably|likely|"
                    + "most|more|slightly|very|somewhat|actually|wait|then|so|therefore|thus|hence|but|and so|"
                    + "still|yet|however|overall|finally|ultimately|just|only|simply|great|good|thanks|thank you|"
                    + "of course|i think|i guess|i believe|i say|i'd say|honestly|personally|again|the|an?|clear|"
                    + "or|that is|ie|namely|considered|sondern|sino|mais|aber|pero|ma|mas|maar|но|а|plutôt|"
                    + "probablement|probablemente|wahrscheinlich|provavelmente|conclusion|l'|la|el|le|il|die|den|"
                    + "de|het|o|a|в|то|而是|скорее|скорее всего|eher|lieber|piuttosto|liever|más bien|raczej|"
                    + "我觉得|所以|因此|那么|저는|私は|answer|now)(?![a-z])[ ,]*+)*+[\"'(\\[ ]*+");

    /** The same behind the mention. */
    static final Pattern FILLER_AFTER = Pattern.compile(
            "[\"')\\] ]*+(?:(?:please|it is|then|instead|here|again|after|all|for me|for sure|definitely|"
                    + "probably|certainly|i think|i guess|i believe|of course|likely|too|surely|です|だ|でしょう|"
                    + "と思います|입니다|이다|요|이에요|예요|吧|。)(?![a-z])[ ]*+)*+[\"')\\] ]*+");

    /** What gives the reason for the mention before it. */
    static final Pattern REASON_AFTER = Pattern.compile(
            "[\"')\\] ]*+(?:because|since|given|as (?:it|this|that|the|they|user)|based on|due to|ⓡ|for "
                    + "(?:the|its|their|being)|porque|weil|car|parce|perché|omdat|потому|因为|因為|so that|even "
                    + "(?:though|if)|although|though|despite|while)(?![\\p{L}&&[^\\p{IsHan}]]).*+");

    /** A stretch before a comma after which the choice may stand on its own. */
    static final Pattern INTRODUCTION =
            Pattern.compile("(?:so |therefore |thus |hence |and |but |then |still )?(?:based on|given|considering|"
                    + "judging|in (?:this|that|my|light|view|the end|short|summary|conclusion|line|both|sum)|for "
                    + "(?:this|me)|here|i (?:think|believe|guess|would say)|all things|on balance|looking at|with "
                    + "(?:that|this|all)|from (?:the|their|what|these|this)|going by|according to|weighing|taking|"
                    + "though|although|while|even (?:if|though)|despite|after|to (?:answer|be)|hard to|if "
                    + "(?:forced|pressed|pushed|i had|i must|i have|they had|asked)|between|following|as (?:an?|"
                    + "for|per)|of the|(?:i'm |i am )?not (?:an easy|entirely |quite )?(?:sure|certain|easy)|i "
                    + "don't know|it's (?:close|hard|a close)|(?:un)?fortunately|since|because|my|neither|both|"
                    + "thinking)"
                    + WORD_END + ".*+");

    /** A connective at the head of a stretch that draws a conclusion from what was said before it. */
    static final Pattern CONNECTIVE = Pattern.compile(
            "(?:so|but|therefore|thus|hence|still|sondern|sino|mais|aber|maar|ma|而是|所以|因此)(?![\\p{IsLatin}]).*+");

    /** What may follow "A," without taking the choice back: the sentence must not go on about A. */
    static final Pattern REMARK_AFTER =
            Pattern.compile("[\"')\\] ]*+,[\"' ]*+(?:$|because|since|as |given|based|due|though|although|even|but|not|"
                    + "rather|while|for |ⓡ *$|if (?:forced|i )|i |i'd|definitely|probably|surely|please|hands|"
                    + "final|without|\\d{1,3} ?[%/-]|so|by a|it's|it |they|this is|that's|user|he |she |porque|"
                    + "weil|car|parce|perché|omdat|потому|因为|因為|then).*+");

    /** A label that announces the choice. */
    static final Pattern LABEL_BEFORE = Pattern.compile(WORD_START
            + "(?:answer|choice|conclusion|overall|verdict|decision|result|prediction|selection|selected|"
            + "response|output|pick|vote|guess|preference|final|chosen|recommendation|in short|summary|"
            + "option chosen|predicted|bottom line|winner|correction|corrected)" + WORD_END + "[^.:\\n" + Mentions.A
            + Mentions.B
            + "]{0,40}[:=→—][ \"'(\\[]{0,4}$");

    static final Pattern ARROW_BEFORE = Pattern.compile("→[ \"'(\\[]{0,4}$");

    private static final String NAMES_THE_CHOICE =
            "(?:it|that|this|answer|choice|pick|prediction|guess|selection|preference|vote|decision|"
                    + "response|verdict|conclusion|option|one|fit|match|bet|winner|alternative)";

    static final Pattern ANSWER_IS_BEFORE =
            Pattern.compile(WORD_START + "(?:answer|choice|prediction|decision|verdict|conclusion|pick|selection)(?: "
                    + "[a-z0-9']{1,12}){0,6}?(?: is| would be| will be| must be| should be| has to be|'s|は|是)"
                    + TO_MENTION);

    static final Pattern CHOICE_BEFORE = Pattern.compile(
            WORD_START + "(?:chooses?|picks?|selects?|prefers?|favou?rs?|(?:go|goes|going|be|side|sides|stick|sticks|"
                    + "stay|agree) (?:with|for)|opt(?:s|ing)? for|lean(?:s|ing)?(?: towards?| to)?|settles? (?:on|"
                    + "for)|vote(?:s|d)? (?:for|goes to)|takes?|recommend|suggest|guess|decide (?:on|for)|(?:i'd|i "
                    + "would|i'll|would) (?:say|with|bet on)|points? (?:to|towards?)|make (?:this|it|that)|"
                    + "conclude|predict|expect|(?:i'm|i am|am) (?:choosing|picking|selecting)|(?:i|i've|i have) "
                    + "(?:chosen|choose|picked|selected|chose)|would have (?:chosen|picked)|wants?|inclined (?:to|"
                    + "towards?)|drawn to|answer(?: with)?|"
                    + NAMES_THE_CHOICE
                    + "(?: [a-z0-9']{1,12}){0,6}?(?: is| would be| would likely be| would probably be| will be| "
                    + "must be| should be| has to be|'s|'d be))" + TO_MENTION
                    + "|^(?:should|would|must|has to|will) be" + TO_MENTION
                    + "|(?:选|選|选择|選擇|选了|答案是|答案为|应该是|應該是|就是|会是|會是|倾向于|傾向於|更可能是|"
                    + "答えは|回答は|正解は|答案是|답은|정답은)[ \"'(\\[]{0,3}$");

    static final Pattern BETTER_AFTER = Pattern.compile(
            "[\"')\\] ]*+(?:[a-z]{1,12} ){0,2}?(?:(?:is|seems|looks|feels|appears|sounds|would be|would "
                    + "seem|'s|will be|comes across as)(?: to be)?(?: (?:the|my|their|his|her|a|an|clearly|"
                    + "definitely|much|slightly|probably|a bit|far|somewhat|still|simply|marginally|perhaps|"
                    + "overall|therefore|also|even|just|way)(?![a-z])){0,4}+ (?:(?:more |most )?(?:likely|"
                    + "preferable|consistent|aligned|suitable|appropriate|in line|in keeping|probable|fitting|"
                    + "plausible|convincing|compelling)|likelier|better|best|preferred|right|correct|stronger|"
                    + "strongest|obvious|closer|closest|superior)(?! to (?!be (?:chosen|picked|preferred|selected)|"
                    + "the|their|what|user|ⓡ|me|my|them))(?! (?:choice |option |fit |one )?(?:for (?:someone|those|"
                    + "people|anyone|others)|if)\\b)"
                    + WORD_END
                    + "|(?:clearly |easily |narrowly )?(?:beats|wins|outweighs|edges out|trumps|it is)" + WORD_END
                    + "|(?:gets|has|earns) my vote|(?:is|would be|'s|will be)(?: [a-z]{1,12}){0,2} (?:what|the one|"
                    + "the option|my|their) ?(?:that |which )?(?:they|i|he|she|user[a-z0-9]*|(?:the|this|that) "
                    + "[a-z]{1,12})?(?: [a-z']{1,12}){0,2}? ?(?:choose|pick|prefer|select|go with|go for|answer|"
                    + "choice|pick|prediction|preference|selection|vote)"
                    + WORD_END
                    + "|(?:is|would be|will be|should be|gets)(?: [a-z]{1,12}){0,2}? (?:chosen|picked|selected|"
                    + "preferred)"
                    + WORD_END
                    + "|> ?|>> ?|(?:fits|suits|matches|aligns|reflects|corresponds)(?: with| to| their "
                    + "[a-z]{1,12})? (?:much |far |slightly )?(?:better|best|more))");

    /** In favour of an option, but said of the other one just as often: counts only where nothing else is said. */
    static final Pattern GOOD_AFTER = Pattern.compile(
            "[\"')\\] ]*+(?:[a-z]{1,12} ){0,2}?(?:fits|suits|matches|aligns|reflects|is consistent|is in "
                    + "line|is likely|seems likely|is preferable)"
                    + WORD_END + ".*+");

    static final Pattern CONCLUSION =
            Pattern.compile("\\b(?:so|therefore|thus|hence|consequently|in conclusion|overall|all in all|ultimately|"
                    + "finally|in the end|on balance|in short|in summary|to conclude|conclusion|accordingly|as a "
                    + "result|for this question|in this scenario|sondern|sino)\\b|所以|因此|而是");

    static final Pattern FOREIGN_CHOICE = Pattern.compile(
            WORD_START + "(?:eleg|elij|elig|escog|escoj|optar|prefier|prefer[ioe]|choisi|préf|sceg|scelg|escolh|kies|"
                    + "kiez|wähl|nehm|entscheid|bevorzug|wybier|wybra|выбер|выбр|выбир|предпоч|обер|обра|vælg|välj|"
                    + "velg|valits|seçer|seçiyor|tercih|chọn|memilih|pilih|vyb|aleg|أختار|اختار|سأختار|चुन|επιλέγ|"
                    + "διαλέγ|אבחר|בוחר|nachagua|ningechagua|iría con|j'opte|ich nehme|voy con|vado con|vou com)|"
                    + "选|選|を選|선택|선택합|고르|고를|เลือก|বেছে");

    static final Pattern FOREIGN_ANSWER_BEFORE = Pattern.compile(
            WORD_START + "(?:respuesta|réponse|resposta|risposta|antwort|antwoord|odpowiedź|ответ|відповідь|svar|"
                    + "svaret|vastaus|válasz|răspunsul|cevap|yanıt|jawaban|jawabannya|đáp án|jibu|απάντηση|התשובה|"
                    + "الجواب|الإجابة|उत्तर)(?: \\p{L}{1,12}){0,3}? ?(?:es|est|é|è|ist|lautet|is|to|—|это|är|er|on|"
                    + "este|adalah|là|ni|είναι|היא|هو|هي|sería|serait|wäre|seria|sarebbe)(?: l'| la| el)?[ "
                    + "\"'(]{0,3}$");

    static final Pattern FOREIGN_BETTER =
            Pattern.compile("más probable|mejor|más adecuad|plus probable|meilleur|préférable|più probabile|migliore|"
                    + "mais provável|mais adequad|melhor|wahrscheinlicher|besser|waarschijnlijker|beter|bardziej "
                    + "prawdopodobn|lepsz|более вероят|вероятнее|лучше|подходит|更有可能|更可能|更好|更符合|更合适|"
                    + "可能性が高い|ほうが|の方|더 가능성|가능성이 더|更適|daha olası|daha iyi|mer sannolik|bättre|"
                    + "mere sandsynlig|mer sannsynlig|bedre|أكثر احتمال|الأفضل|अधिक संभाव|बेहतर|πιο πιθαν|καλύτερ|"
                    + "סביר יותר|עדיפ|ймовірніш|краще|mai probabil|mai bun|valószínűbb|jobb|pravděpodobnější|lepší|"
                    + "lebih mungkin|lebih baik|tốt hơn|todennäköisemp|parempi");

    private ChoicePhrases() {}
}
