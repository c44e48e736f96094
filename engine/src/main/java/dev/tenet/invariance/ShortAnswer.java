package dev.tenet.invariance;

import dev.tenet.answer.ReadAnswer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses an answer that consists only of an option, with or without its letter, for example {@code Yes.} or
 * {@code (B) no}. The general parser expects options of several words and treats a lone "no" as a retraction.
 */
final class ShortAnswer {

    private static final int LONGEST = 400;
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{P}]+|[\\s\\p{P}]+$");
    private static final Pattern LETTERED =
            Pattern.compile("(?:(?i:option|选项|選択肢)\\s*)?([AB])(?:[\\s\\p{P}]+(.+))?", Pattern.DOTALL);

    private ShortAnswer() {}

    /** Empty for any other answer. */
    static Optional<ReadAnswer> read(String said, Wording asked) {
        String text = bare(said);
        if (said.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        Matcher lettered = LETTERED.matcher(text);
        if (!lettered.matches()) {
            return named(text, asked);
        }
        ReadAnswer byLetter = lettered.group(1).equals("A") ? ReadAnswer.A : ReadAnswer.B;
        if (lettered.group(2) == null) {
            return Optional.of(byLetter);
        }
        return named(lettered.group(2), asked).map(byText -> byText == byLetter ? byLetter : ReadAnswer.UNREADABLE);
    }

    private static Optional<ReadAnswer> named(String text, Wording asked) {
        String name = key(text);
        if (name.equals(key(asked.first().text()))) {
            return Optional.of(ReadAnswer.A);
        }
        return name.equals(key(asked.second().text())) ? Optional.of(ReadAnswer.B) : Optional.empty();
    }

    private static String key(String text) {
        return bare(text).toLowerCase(Locale.ROOT);
    }

    private static String bare(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
