package dev.tenet.invariance;

import dev.tenet.file.Material;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The words around a question, in its language.
 *
 * @param option the word before the letter of an option
 * @param colon the text between the letter and the option
 * @param request the request to choose one of the letters
 */
record PromptWords(String option, String colon, String request) {

    private static final PromptWords ENGLISH = new PromptWords(
            "Option ", ": ", "Which option comes closest to your answer? Reply with one letter only: A or B.");

    private static final Map<String, PromptWords> BY_LANGUAGE = Map.of(
            "en",
            ENGLISH,
            "de",
            new PromptWords(
                    "Option ",
                    ": ",
                    "Welche Option kommt Ihrer Antwort am nächsten? Antworten Sie nur mit einem Buchstaben: A oder B."),
            "zh",
            new PromptWords("选项 ", "：", "哪个选项最接近您的回答？请只回答一个字母：A 或 B。"),
            "ja",
            new PromptWords("選択肢 ", "：", "あなたの答えに最も近い選択肢はどれですか。A か B の一文字だけで答えてください。"));

    /** Returns the texts in all languages, for the record of a run. */
    static Material material() {
        return new Material.Text(
                "words around questions",
                new TreeMap<>(BY_LANGUAGE)
                        .values().stream().map(PromptWords::toString).collect(Collectors.joining("\n")));
    }

    /** Returns the words of a language, or the English ones if it is not available. */
    static PromptWords in(String language) {
        return BY_LANGUAGE.getOrDefault(language, ENGLISH);
    }

    /** Returns the question, the two options and the request. */
    String around(Wording wording) {
        return wording.text() + "\n\n"
                + option + "A" + colon + wording.first().text() + "\n"
                + option + "B" + colon + wording.second().text() + "\n\n"
                + request;
    }
}
