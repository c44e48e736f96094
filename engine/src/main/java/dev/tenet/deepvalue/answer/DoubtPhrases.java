package dev.tenet.deepvalue.answer;

import java.util.regex.Pattern;

/**
 * The wording of everything that keeps an option that is named from being the choice: noes, conditions, other people,
 * other times. Each pattern is meant for a short stretch of lower-case text around a mention: it ends at the mention
 * where its name says BEFORE and begins at it where it says AFTER.
 */
final class DoubtPhrases {

    /** A label that does not announce a choice. */
    static final Pattern OTHER_LABEL_BEFORE =
            Pattern.compile("(?:options?|questions?|scenario|note|pros(?: of [^:]{0,9})?|cons|previous|earlier|past|"
                    + "example|history|grade|rating|score|team|type|section|context|first|initially|alternative|"
                    + "strengths|weaknesses|instead of|runner-up|second|other|otherwise|rejected|discarded|"
                    + "excluded|eliminated|wrong|incorrect|worse|less [a-z]{1,12}|least [a-z]{1,12}|unlikely|not "
                    + "[a-z]{1,12}|avoid)(?: [a-z]{1,12}){0,2}[:=→—][ \"'(\\[]{0,4}$");

    static final Pattern MODAL_BEFORE = Pattern.compile(
            ChoicePhrases.WORD_START + "(?:could|might|may|can)(?: [a-z]{1,12}){1,4} ?[\"'(\\[]{0,3} ?$");

    static final Pattern ALSO_AFTER = Pattern.compile("[^,;:]{0,40}" + ChoicePhrases.WORD_START
            + "(?:also|too|as well|likewise|equally|almost|nearly|just as|as (?:likely|good|plausible))"
            + ChoicePhrases.WORD_END
            + ".*+");

    private static final String ENGLISH_NO =
            "not|[a-z]{2,8}n't|never|no|nor|neither|none|cannot|hardly|unlikely|less|least|"
                    + "avoid[a-z]{0,3}|reject[a-z]{0,3}|exclud[a-z]{1,3}|rul(?:e|es|ed|ing) out|discard[a-z]{0,3}|"
                    + "dismiss[a-z]{0,3}|dislik[a-z]{1,3}|against|refus[a-z]{1,3}|declin[a-z]{1,3}|skip[a-z]{0,4}|"
                    + "drop[a-z]{0,4}|eliminat[a-z]{1,3}|worse|worst|wrong|incorrect|weaker|without|"
                    + "doubt[a-z]{0,3}|except|cons|drawbacks?|downsides?|problems?|issues?|second|second-best|"
                    + "runner-up|other|opposite|steer clear|rather than|nobody|nothing|too|hates?|instead|careless|"
                    + "reckless|hasty|selfish|lazy|naive|dishonest|risky|riskier|riskiest|mistake|error|difficult|"
                    + "tempt(?:ing|ed)|reluctant|stop";

    private static final String FOREIGN_NO =
            "ni|nunca|tampoco|evit\\p{L}*|menos|peor|n'\\p{L}+|pas|jamais|moins|pire|nicht|kein\\p{L}*|"
                    + "nie|weder|weniger|schlecht\\p{L}*|falsch\\p{L}*|unwahrscheinlich\\p{L}*|non|né|meno|peggio|"
                    + "não|nem|pior|niet|geen|minder|slechter|не|ни|нет|хуже|менее|нельзя|inte|varken|ikke|ei|"
                    + "değil|hayır|nu|nici|không|bukan|tidak|لا|ليس|لن|غير|नहीं|मत|όχι|δεν|לא|ไม่|না|hapana|"
                    + "sbagliat\\p{L}*|errad\\p{L}*|nem|ne|nie|mniej|gorsz\\p{L}*";

    static final Pattern NEGATION = Pattern.compile(ChoicePhrases.WORD_START + "(?:" + ENGLISH_NO + "|" + FOREIGN_NO
            + ")" + ChoicePhrases.WORD_END + "|不|没|沒|別|别|ない|ません|ではな|않|아니|안 |없다|없습니다");

    static final Pattern DISBELIEF =
            Pattern.compile("(?:n't|not|never|hardly|cannot|without) (?:[a-z]{1,10} )?(?:say|think|believe|claim|feel|"
                    + "sure|convinced|mean|expect|clear|obvious|certain)|doubt|unlikely");

    static final Pattern NEGATION_AFTER =
            Pattern.compile("[\"')\\] ]*+(?:(?!because|since|as|for|given|if|over|but|rather|which|who|instead|due|"
                    + "ⓡ)[\\p{L}']{1,14} ){0,4}?(?:not|[a-z]{2,8}n't|never|no|less|unlikely|least|wrong|worse|"
                    + "worst|incorrect|weaker|inferior|mistake|rejected|rejects|discarded|excluded|eliminated|out|"
                    + "inappropriate|unsuitable|unacceptable|second|pas|moins|nicht|weniger|schlechter|menos|peor|"
                    + "não|pior|non|meno|peggio|niet|minder|не|менее|хуже|değil|inte|ikke|лучше не)"
                    + ChoicePhrases.WORD_END
                    + "|[^,.]{0,10}(?:不|没|沒|ない|ません|ではな|じゃな|않|아니|없|안 )");

    static final Pattern CONDITION = Pattern.compile(ChoicePhrases.WORD_START
            + "(?:if|unless|whenever|suppose|supposing|imagine|assume|depend(?:s|ing)|provided|assuming|"
            + "otherwise|in case|wenn|falls|sonst|si|sinon|se|caso|senão|altrimenti|als|anders|если|иначе|"
            + "якщо|jeśli|jika|kalau|eğer|nếu|إذا|अगर|यदि)"
            + ChoicePhrases.WORD_END
            + "|如果|若|否则|否則|もし|なら|(?:다면|라면|으면)");

    /** A condition that is none: the question itself forces the choice. */
    static final Pattern FORCED =
            Pattern.compile("(?<!only )(?<!even )\\bif (?:i |they |you |we |he |she |user[a-z0-9]* |one )?(?:am |were |"
                    + "was |is |are )?(?:forced|pressed|pushed|had to|have to|has to|must|need(?:ed)? to|asked|"
                    + "made to|i understand|anything|the past)\\b");

    static final Pattern EARLIER = Pattern.compile(
            "\\b(?:in|for) (?:the |their |its )?(?:first|second|third|fourth|fifth|previous|earlier|last|"
                    + "other|past|prior) (?:question|scenario|case|example|choice|one|situation)s?\\b|\\b(?:in|"
                    + "for) (?:q|question |scenario |example |case )\\d|\\bat first\\b|\\binitially\\b|"
                    + "\\boriginally\\b|\\bon the surface\\b|\\bfirst glance\\b|\\bpreviously\\b|\\b(?:tends? to|"
                    + "used to|usually|often|sometimes)\\b|\\b(?:told|instructed|asked) to\\b|\\bignore\\b|"
                    + "\\b(?:anyone|anybody|everyone|everybody|all) (?:but|except|other than|else)\\b|"
                    + "\\b(?:most|many|some|others?|few|certain|typical|average|ordinary) (?:people|persons?|"
                    + "users?|of|agents?|would|might|may|could)\\b|\\b(?:answer|choice|option|one)(?: "
                    + "[a-z0-9']{1,12}){0,5} (?:gave|chose|picked|took|selected|preferred|made|used)\\b");

    /** What takes a choice back in the same sentence: it was a first impression, or somebody else's. */
    static final Pattern TAKEN_BACK_AFTER = Pattern.compile(
            "(?:(?! because| since| as | given)[^,;:.(—-]){0,60}?\\b(?:at first|initially|in such cases|"
                    + "and (?:you|they|he|she|one|we)(?: [a-z]{1,8})? (?:betray|violate|break|lose|ignore|harm|disregard|"
                    + "contradict|miss|go against)|(?:in|by|on) (?:style|tone|form|wording)\\b[^.]{0,12}\\bbut|"
                    + "in the past|last time|under pressure|when|only (?:for|if|on|by|in|as)|wins on|(?:by|for) "
                    + "(?:those|people|someone|anyone|others)|avoided)\\b.*+|[^;:.]{0,60}?(?:but|yet|however),? "
                    + "(?:no\\b|not\\b(?! (?:ⓡ|by |sure|certain))|the (?:user|person)|user|they|he\\b|she\\b|this "
                    + "(?:case|time|one|is|user|person)|that (?:is|would)).*+");

    static final Pattern CONCESSION = Pattern.compile(
            "^(?:and |but |yes |even )?(?:while|although|though|despite|whereas|granted|admittedly)\\b");

    static final Pattern WHETHER = Pattern.compile("\\b(?:whether|why|how|what if|what)[ \"']*$");

    static final Pattern SOMEONE_WHO = Pattern.compile(
            "\\b(?:who|by|when|for|of) (?:would )?(?:chooses?|picks?|selects?|prefers?|choosing|picking|takes?)"
                    + ChoicePhrases.TO_MENTION);

    static final Pattern WHEN_SOMEONE = Pattern.compile("\\bwhen(?: [a-z0-9]{1,12}){1,4}" + ChoicePhrases.TO_MENTION);

    static final Pattern TO_CHOOSE = Pattern.compile("^to (?:choose|pick|select)" + ChoicePhrases.TO_MENTION);

    static final Pattern RETRACTION =
            Pattern.compile("\\b(?:scratch that|i take that back|on second thought|never ?mind|that's wrong|that is "
                    + "wrong|that's not right|i changed my mind|toss-up|toss up|could go either way|it's a tie|let "
                    + "me (?:reconsider|re-?think|think again)|reconsider)\\b|^(?:actually|wait|hmm+|oh)? ?,? "
                    + "?no(?:,? wait)?$|^no,? wait");

    private DoubtPhrases() {}
}
