package dev.tenet.deepvalue.answer;

import java.util.regex.Pattern;

/**
 * The words for "option" and "answer" in the languages that models fall into, and the letters that stand for A and B in
 * their alphabets. Words only; what they mean in a sentence is for {@link Mentions} to say.
 */
final class OptionWords {

    /** Latin, then the letters that look like it, then first letters of other alphabets. */
    static final String FIRST_LETTERS = "AaАаΑαאأاएकকก";
    /** The Cyrillic В looks like B and the Cyrillic Б follows А; both are written for B. */
    static final String SECOND_LETTERS = "BbВвБбΒβبבबখข";

    /** Where no word of an alphabet with spaces may touch. Devanagari and Arabic words end at letters of their own. */
    static final String WORD = "\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}_";

    private static final String SPACED = "option|choice|alternative|answer|letter"
            // Romance
            + "|opci[oó]n|respuesta|alternativa|elección|(?:a )?(?:opç[aã]o|resposta|escolha)|choix|"
            + "réponse|opzione|risposta|scelta|opțiunea?|opţiunea?|optiunea?|răspuns(?:ul)?|varianta|opció"
            // Germanic
            + "|antwort|möglichkeit|auswahl|wahl|variante?|optie|antwoord|keuze|alternativ(?:et)?|"
            + "svar(?:et)?|val(?:et)?|valg(?:et)?|mulighed(?:en)?|mulighet(?:en)?"
            // Slavic
            + "|opcj[aeęi]|opcją|odpowied[zź]|wariant|možnost[ií]?|volb[auy]|odpověď|odpoveď|opcij[aeu]|"
            + "odgovor|вариант[аеу]?|вариантом|опци[яию]|опцией|ответ|выбор|варіант[ау]?|опці[яю]|"
            + "відповідь|вибір|опция|отговор"
            // others in Latin letters
            + "|lehetőség|vaihtoehto|vaihtoehdon|vastaus|valinta|opció|válasz|seçenek|cevap|yanıt|şık|"
            + "pilihan|opsi|jawaban|phương án|lựa chọn|tùy chọn|đáp án|chaguo|jibu|opsyon|sagot"
            // other scripts
            + "|επιλογή|απάντηση|ה?אפשרות|ה?תשובה|(?:ال)?خيار|(?:ال)?اختيار|(?:ال)?إجابة|(?:ال)?جواب|گزینه|"
            + "پاسخ|विकल्प|उत्तर|বিকল্প|উত্তর|விருப்பம்|விடை|ตัวเลือก|คำตอบ|ข้อ";
    private static final String UNSPACED =
            "选项|選項|选择|選擇|方案|答案|回答|選択肢|オプション|答え|옵션|선택지|보기|선택|정답|답변|" + "답|ตัวเลือก|คำตอบ|ข้อ";
    private static final String BETWEEN = "[ :=#_(\"'\\[{<—.-]";

    /** An option word and the letter after it: group "between" is what stands between them, "letter" the letter. */
    static final Pattern WORD_THEN_LETTER = Pattern.compile("(?:(?<![" + WORD + "])(?:(?iu:" + SPACED + ")(?<between>"
            + BETWEEN + "{1,4}+|[ ]?\\n[ ]?)|(?i:option|choice|answer)(?=[AB]))|(?=[^\\x00-\\u0dff])(?:" + UNSPACED
            + ")(?<near>" + BETWEEN
            + "{0,3}+))(?<letter>[" + FIRST_LETTERS + SECOND_LETTERS + "])(?![" + WORD
            + "\\p{M}+]|[-](?![—-])\\p{L}|(?<![A-Za-z])\\p{L})['\")\\]}>]{0,3}+(?![A-Za-z])");

    /** The letter first, as in {@code A seçeneği}, {@code B选项}, {@code the A option}. */
    static final Pattern LETTER_THEN_WORD = Pattern.compile(
            "(?<![" + WORD + "@#$%&+])[\"'(]?([ABb])[\")']?(?:[ -]?(?iu:seçene[kğ]\\p{L}{0,4}+|şıkk?\\p{L}{0,3}+|"
                    + "vaihtoeh\\p{L}{1,6}+|variáns\\p{L}{0,3}+|lehetőség\\p{L}{0,3}+|opció\\p{L}{0,3}+|"
                    + "válasz\\p{L}{0,3}+)|(?<=\\b[Tt]he [\"'(]?[AB][\"')]?)[ -](?i:option)(?!\\p{L})|[ ]?(?:选项|"
                    + "選項|项|項|方案|案|の選択肢|の方|옵션|선택지))");

    private static final String FIRST =
            "(?<first>first (?:option|alternative)|1st option|option number one|primera? opción|première "
                    + "option|primeira opção|prima opzione|erste[n]? (?:option|möglichkeit|alternative)|eerste "
                    + "optie|första alternativet|første (?:mulighed|alternativ)|pierwsz[aąe] opcj[aęeąi]|первый "
                    + "вариант|первая опция|перший варіант|birinci seçene[kğ]i?|الخيار الأول|पहला विकल्प|πρώτη "
                    + "επιλογή|第一[个個]?(?:选项|選項|方案)|(?:最初|1番目|一番目|1つ目)の選択肢|첫 ?번째 ?(?:옵션|"
                    + "선택지))";
    private static final String SECOND =
            "(?<second>second (?:option|alternative)|2nd option|option number two|segunda opción|"
                    + "(?:deuxième|seconde) option|segunda opção|seconda opzione|zweite[n]? (?:option|möglichkeit|"
                    + "alternative)|tweede optie|andra alternativet|(?:anden|andre) (?:mulighed|alternativ)|"
                    + "drug[aąi] opcj[aęeąi]|второй вариант|вторая опция|другий варіант|ikinci seçene[kğ]i?|الخيار "
                    + "الثاني|दूसरा विकल्प|δεύτερη επιλογή|第二[个個]?(?:选项|選項|方案)|(?:2番目|二番目|"
                    + "2つ目)の選択肢|두 ?번째 ?(?:옵션|선택지))";
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** The option named by its place. */
    static final Pattern ORDINAL =
            Pattern.compile("(?<![" + WORD + "])(?:" + FIRST + "|" + SECOND + ")(?![" + WORD + "])", ANY_CASE);

    private OptionWords() {}
}
