package dev.tenet.answer;

import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks mentions that cannot be a choice: both options together ({@code A or B}), and an option that is rejected or
 * less preferred ({@code not A}, {@code over B}). Each rule is one pass.
 */
final class Comparisons {

    private static final int MAX_ASIDE = 8;

    private static final Phrases NO_NEGATION = Phrases.of(
            "no doubt | no question | without doubt | without a doubt | without any doubt | beyond doubt | beyond question",
            "without question | none other than | not surprisingly | not least | without hesitation");
    private static final Phrases AND_OR = Phrases.of(
            "or | and | and/or | nor | & | / | + | vs | versus | or maybe | or perhaps | and then | as well as | or even",
            "und | oder | noch | ou | et | ni | o | u | y | e | и | или | ни | 和 | 或 | 或 者 | 与 | と | か | および");
    private static final Phrases BEFORE_SECOND = Phrases.of(
            "the | with | for | also | either | even | maybe | perhaps | possibly | option | agent | then | on");
    private static final Phrases LEAVES = Phrases.of(
            "rather than | instead of | in place of | over | than | not | but not | and not | nor | never | unlike | versus",
            "vs | against | as compared to | compared to | compared with | as compared with | as opposed to | opposed to",
            "except | beats | outweighs | trumps | edges out | outperforms | reject | rejects | rejecting | rule out",
            "rules out | ruling out | ruled out | discard | dismiss | exclude | eliminate | avoid | skip | without | statt",
            "nicht | anstatt | no | nunca | pas | plutôt que | au lieu de | en lugar de | en vez de | más que | do que",
            "que | não | non | piuttosto che | не | а не | чем | 而 不 是 | 不 是 | 不 选 | ではなく");
    private static final Phrases AFTER_LEAVES = Phrases.of(
            "the | to | choosing | choose | pick | picking | select | selecting | take | taking | with | for | be | go | going",
            "evidence for | evidence | case for | that of | really | quite | necessarily | l | la | el | die | der | den | a | o | 选");
    private static final Phrases IS_LEFT = Phrases.of(
            "is out | is ruled out | was ruled out | can be ruled out | is rejected | is excluded | is eliminated",
            "is off the table | falls away | drops out | is not it | isn't it | does not | doesn't | is not | isn't | would not",
            "wouldn't | will not | won't | cannot | can't | would not be | was not");
    private static final Phrases WORSE = Phrases.of(
            "worse | weaker | inferior | less likely | less preferable | less suitable | less appropriate | less consistent",
            "less fitting | less probable | less aligned | less plausible | less convincing | a worse fit | a worse choice",
            "a worse match | a weaker fit | a weaker match | less likely to be chosen | less likely to be picked");

    private List<Token> tokens;

    private Comparisons(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> settled(List<Token> tokens) {
        Comparisons comparisons = new Comparisons(tokens);
        comparisons.pass(Comparisons::withoutNegation);
        comparisons.pass(Comparisons::anythingBut);
        comparisons.pass(Comparisons::ticked);
        comparisons.pass(Comparisons::repeated);
        comparisons.pass(Comparisons::worse);
        comparisons.pass(Comparisons::pair);
        comparisons.pass(Comparisons::preferredTo);
        comparisons.pass(Comparisons::left);
        comparisons.pass(Comparisons::sideBySide);
        return comparisons.tokens;
    }

    /** A rewrite rule: appends the replacement and returns the index after the match, or the given index if none. */
    @FunctionalInterface
    private interface Step {
        int at(List<Token> tokens, int at, List<Token> written);
    }

    private void pass(Step step) {
        List<Token> written = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); ) {
            int next = step.at(tokens, at, written);
            if (next == at) {
                written.add(tokens.get(at++));
            } else {
                at = next;
            }
        }
        tokens = written;
    }

    private static Token token(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at) : Token.of(Kind.BREAK);
    }

    private static int withoutNegation(List<Token> tokens, int at, List<Token> written) {
        int end = NO_NEGATION.end(tokens, at);
        return end < 0 ? at : end;
    }

    /** "Anything but B", as a phrase of its own, means A. */
    private static int anythingBut(List<Token> tokens, int at, List<Token> written) {
        boolean begins = at == 0 || isEnd(tokens.get(at - 1));
        Token but = token(tokens, at + 2);
        if (begins
                && tokens.get(at).is("anything")
                && token(tokens, at + 1).is("but")
                && but.isMention()
                && isEnd(token(tokens, at + 3))) {
            written.add(
                    but.kind() == Kind.A
                            ? new Token(Kind.B, "<B>", false, false)
                            : new Token(Kind.A, "<A>", false, false));
            return at + 3;
        }
        return at;
    }

    /** A check mark is a choice, unless both options have one. A cross is a rejection. */
    private static int ticked(List<Token> tokens, int at, List<Token> written) {
        Token token = tokens.get(at);
        boolean begins = at == 0 || tokens.get(at - 1).kind() == Kind.BREAK;
        if (token.isMark("✓✗") && begins && token(tokens, at + 1).isMention()) {
            return mark(written, token, tokens.get(at + 1), at + 2);
        }
        if (token.isMention() && token(tokens, at + 1).isMark("✓✗")) {
            return mark(written, tokens.get(at + 1), token, at + 2);
        }
        return at;
    }

    private static int mark(List<Token> written, Token mark, Token mention, int next) {
        if (mark.is("✗")) {
            written.add(Token.of(Kind.LEFT));
        } else {
            written.add(Token.of(Kind.BREAK));
            written.addAll(Tokens.scan("answer:"));
            written.add(mention);
            written.add(Token.of(Kind.BREAK));
        }
        return next;
    }

    /** Merges repeated mentions, such as {@code Option B, Option B and Option B}. */
    private static int repeated(List<Token> tokens, int at, List<Token> written) {
        Token first = tokens.get(at);
        if (!first.isMention()) {
            return at;
        }
        int end = at + 1;
        for (int next = second(tokens, end); next >= 0 && tokens.get(next).kind() == first.kind(); ) {
            end = next + 1;
            next = second(tokens, end);
        }
        if (end == at + 1) {
            return at;
        }
        written.add(first);
        return end;
    }

    /** Returns the index of a mention joined by "and", "or" or a similar word, or −1 if there is none. */
    private static int second(List<Token> tokens, int from) {
        int next = from;
        if (token(tokens, next).isMark("(")) {
            int close = next;
            while (close < next + MAX_ASIDE && !token(tokens, close).isMark(")")) {
                close++;
            }
            next = token(tokens, close).isMark(")") ? close + 1 : next;
        }
        boolean hasComma = token(tokens, next).isMark(",");
        next += hasComma ? 1 : 0;
        int end = AND_OR.end(tokens, next);
        if (end < 0) {
            return -1;
        }
        next = token(tokens, end).isMark(",") ? end + 1 : end;
        next = BEFORE_SECOND.endOfAll(tokens, next);
        return token(tokens, next).isMention() ? next : -1;
    }

    private static int pair(List<Token> tokens, int at, List<Token> written) {
        if (!tokens.get(at).isMention()) {
            return at;
        }
        int next = second(tokens, at + 1);
        if (next < 0) {
            int end = AND_OR.end(tokens, at + 1);
            if (end >= 0 && isEnd(token(tokens, end))) {
                // "Option A or", without a second option.
                written.add(Token.of(Kind.BOTH));
                return end;
            }
            return at;
        }
        written.add(Token.of(Kind.BOTH));
        return next + 1;
    }

    private static boolean isEnd(Token token) {
        return token.kind() == Kind.BREAK || token.isMark(".,");
    }

    /** "A is worse than B" means B. */
    private static int worse(List<Token> tokens, int at, List<Token> written) {
        if (!tokens.get(at).isMention()) {
            return at;
        }
        int is = Lexicon.IS.end(tokens, at + 1);
        if (is < 0) {
            return at;
        }
        int worse = WORSE.end(tokens, Lexicon.DEGREE.endOfAll(tokens, is));
        if (worse < 0
                || !(token(tokens, worse).is("than") || token(tokens, worse).is("to"))) {
            return at;
        }
        Token better = token(tokens, worse + 1);
        if (!better.isMention() || better.kind() == tokens.get(at).kind()) {
            return at;
        }
        written.add(Token.of(Kind.LEFT));
        written.addAll(Tokens.scan(", so"));
        written.add(better);
        return worse + 2;
    }

    /** "Prefer A to B" means A. */
    private static int preferredTo(List<Token> tokens, int at, List<Token> written) {
        if (!tokens.get(at).is("to") || written.isEmpty()) {
            return at;
        }
        int next = AFTER_LEAVES.endOfAll(tokens, at + 1);
        Token first = written.get(written.size() - 1);
        boolean isPreferred = first.isMention()
                && written.subList(Math.max(0, written.size() - 5), written.size()).stream()
                        .anyMatch(token -> token.text().startsWith("prefer"));
        if (!isPreferred || token(tokens, next).kind() != first.other()) {
            return at;
        }
        written.add(Token.of(Kind.LEFT));
        return next + 1;
    }

    private static int left(List<Token> tokens, int at, List<Token> written) {
        Token token = tokens.get(at);
        if (token.isMention()) {
            int out = IS_LEFT.end(tokens, at + 1);
            boolean isLess =
                    token(tokens, at + 1).isMark("<≺") && token(tokens, at + 2).kind() == token.other();
            if (out >= 0 || isLess) {
                written.add(Token.of(Kind.LEFT));
                return isLess ? at + 2 : out;
            }
            return at;
        }
        if (token.isMark(">≻≥")
                && !written.isEmpty()
                && written.get(written.size() - 1).isMention()) {
            int next = at + 1;
            while (token(tokens, next).isMark(">=")) {
                next++;
            }
            if (token(tokens, next).kind() == written.get(written.size() - 1).other()) {
                written.add(Token.of(Kind.LEFT));
                return next + 1;
            }
            return at;
        }
        int end = LEAVES.end(tokens, at);
        if (end < 0) {
            return at;
        }
        int next = AFTER_LEAVES.endOfAll(tokens, end);
        if (!token(tokens, next).isMention()) {
            return at;
        }
        written.add(Token.of(Kind.LEFT));
        return next + 1;
    }

    private static int sideBySide(List<Token> tokens, int at, List<Token> written) {
        Token token = tokens.get(at);
        if (!token.isMention()) {
            return at;
        }
        int next = at + 1;
        while (next < at + 4 && token(tokens, next).isMark(",:=≈~/&+→—'()[]")) {
            next++;
        }
        if (token(tokens, next).kind() == token.other()) {
            written.add(Token.of(Kind.BOTH));
            return next + 1;
        }
        if (token(tokens, next).kind() == token.kind() && next == at + 1) {
            // "Option A Option A".
            return at + 1;
        }
        return at;
    }
}
