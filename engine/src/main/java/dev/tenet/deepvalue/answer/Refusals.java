package dev.tenet.deepvalue.answer;

import dev.tenet.deepvalue.answer.Sentences.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells an answer that declines to choose from one that merely says nothing. Asked only where nothing was chosen, so
 * that an apology before or after a choice is no refusal.
 */
final class Refusals {

    private static final String ACT =
            "(?:help|assist|answer|respond|reply|choose|pick|select|make|determine|predict|provide|say|"
                    + "tell|speculate|comply|continue|engage|participate|complete|fulfill?|give|state|infer|offer|"
                    + "recommend|express|discuss|do (?:that|this|so)|decide (?:for|on behalf)|guess|assume|judge|"
                    + "advise|take (?:sides|part)|support|process|share|form|have|hold|making|choosing|answering|"
                    + "picking|providing|predicting|deciding)";
    private static final String UNABLE =
            "(?:can't|cannot|can not|couldn't|could not|won't|will not|wouldn't be able to|am unable to|"
                    + "'m unable to|am not able to|'m not able to|am not (?:comfortable|willing)(?: to)?|'m not "
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
                    + "\\b(?:not appropriate|inappropriate|not my place|wouldn't be right|would not be right|isn't "
                    + "my place|not ethical|unethical) (?:for me )?to\\b|\\b(?:against|violates?) (?:my|our|the) "
                    + "(?:guidelines|polic(?:y|ies)|principles|programming|usage)|\\b(?:i have|there is|there's) "
                    + "no (?:way|basis|means|ability) (?:to|of|for)\\b|\\bno comment\\b|\\brequest (?:was |has "
                    + "been )?(?:declined|refused|blocked)\\b|\\bsorry,? (?:but )?(?:no|i can't|i cannot)\\b");

    private static final Pattern FOREIGN = Pattern.compile(
            // Romance
            "no (?:puedo|podría|me es posible) (?:\\p{L}+ ){0,3}?(?:ayud|respond|eleg|contest|predec|"
                    + "hacer|determin|escog|propor|decid)|(?:me niego|prefiero no) (?:a )?(?:respond|eleg|contest)|"
                    + "je (?:ne )?(?:peux|suis|pourrais|préfère) (?:malheureusement )?(?:pas|ne pas)(?: en mesure| "
                    + "capable)?(?: de| d')? ?(?:\\p{L}+ ){0,3}?(?:vous |t')?(?:aid|répond|chois|préd|fair|"
                    + "détermin|fourn)|je refuse de|non (?:posso|sono in grado di) (?:\\p{L}+ ){0,3}?(?:aiut|"
                    + "rispond|sceg|preved|forn|far)|mi rifiuto|não (?:posso|consigo|sou capaz de) (?:\\p{L}+ "
                    + "){0,3}?(?:ajud|respond|escolh|prev|fornec|faz)|nu pot (?:să )?\\p{L}+"
                    // Germanic
                    + "|(?:kann|möchte|werde|darf) (?:ich )?(?:\\p{L}+ ){0,6}?(?:nicht|keine\\p{L}?) (?:\\p{L}+ "
                    + "){0,5}?(?:beantwort|helf|wähl|vorhersag|entscheid|antwort|treffen|sagen|geben|dienen)|kan "
                    + "(?:ik )?(?:\\p{L}+ ){0,5}?(?:niet|geen) (?:\\p{L}+ ){0,4}?(?:beantwoord|help|kiez|voorspel|"
                    + "antwoord|gev)|(?:jag kan (?:tyvärr )?inte|jeg kan (?:desværre |dessverre )?ikke) (?:\\p{L}+ "
                    + "){0,3}?(?:svar|hj[äæe]lp|välj|v[æe]lge|forutsi|förutsäga)"
                    // Slavic
                    + "|не (?:могу|смогу|буду|можу|в состоянии) (?:\\p{L}+ ){0,4}?(?:помо|отве|выб|предс|допом|"
                    + "відпов|обра|обир|сделать|дать)|вынужден\\p{L}* отказать|nie (?:mogę|jestem w stanie) "
                    + "(?:\\p{L}+ ){0,4}?(?:pomóc|odpowiedz|wybra|przewidz)|nemohu (?:\\p{L}+ ){0,3}?(?:pomoc|"
                    + "odpovědět|vybrat)"
                    // others
                    + "|(?:cevap|yanıt|yardım|tahmin|seçim)\\p{L}* (?:\\p{L}+ ){0,3}?(?:veremem|edemem|olamam|"
                    + "yapamam|veremiyorum|edemiyorum|olamıyorum|yapamıyorum)|en voi (?:\\p{L}+ ){0,3}?(?:auttaa|"
                    + "vastata|valita|ennustaa)|nem tudok (?:\\p{L}+ ){0,4}?(?:segíteni|válaszolni|választani)|"
                    + "(?:tidak (?:dapat|bisa)) (?:\\p{L}+ ){0,3}?(?:membantu|menjawab|memilih|memprediksi|"
                    + "memberikan)|không thể (?:\\p{L}+ ){0,4}?(?:giúp|trả lời|chọn|dự đoán|đưa ra|cung cấp)|"
                    + "siwezi (?:\\p{L}+ ){0,3}?(?:kusaidia|kujibu|kuchagua)"
                    // other scripts
                    + "|(?:无法|無法|不能|不便|不可以|没办法|拒绝|拒絕)[^,.]{0,16}?(?:回答|帮|幫|协助|協助|选择|"
                    + "選擇|预测|預測|提供|替|判断|判斷|做出|完成)|(?:お答え|回答|お手伝い|お応え|予測|選択|"
                    + "選ぶこと|答えること|判断|提供)[^.]{0,10}?(?:でき(?:ません|ない|かね)|しかねます|いたしかね|"
                    + "控え)|(?:답변|대답|도와|도움|선택|예측|답할|답해)[^.]{0,16}?(?:없습니다|없어요|없다|"
                    + "못합니다|어렵습니다|거부)|(?:لا (?:يمكنني|أستطيع|استطيع)|لا أقدر على|لن أستطيع|أعتذر "
                    + "عن)[^.]{0,40}|(?:नहीं (?:दे|कर|चुन|बता) सकत|मदद नहीं|उत्तर नहीं|जवाब नहीं)|δεν μπορώ (?:να "
                    + ")?\\p{L}*|(?:אינני|לא|איני) יכול\\p{L}*|ไม่สามารถ[^.]{0,20}?(?:ตอบ|ช่วย|เลือก)|(?:উত্তর|"
                    + "সাহায্য)[^.]{0,12}?(?:পারব না|পারছি না)|نمی‌?توانم");

    private Refusals() {}

    /** Whether a sentence declines; one that declines a single option does not decline to choose. */
    static boolean in(List<Sentence> sentences) {
        return sentences.stream()
                .map(Sentence::text)
                .filter(text -> text.chars().noneMatch(Refusals::namesOneOption))
                .anyMatch(text ->
                        ENGLISH.matcher(text).find() || FOREIGN.matcher(text).find());
    }

    private static boolean namesOneOption(int sign) {
        return sign == Mentions.A || sign == Mentions.B || sign == Sentences.LEFT_OUT;
    }
}
