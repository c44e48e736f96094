package dev.tenet.model.http;

import dev.tenet.model.Reply;

/** Checks answers for unpaired surrogates, which JSON can contain and no text should. */
final class WholeCharacters {

    private WholeCharacters() {}

    /**
     * The same answer; if the token limit truncated it, without an unpaired surrogate at its end.
     *
     * @throws MalformedReplyException if there is an unpaired surrogate anywhere else
     */
    static Reply in(Reply reply) throws MalformedReplyException {
        int half = half(reply.text());
        if (half < 0) {
            return reply;
        }
        if (reply.finish() == Reply.Finish.CUT_OFF && half == reply.text().length() - 1) {
            String cut = reply.text();
            return reply.mapTexts(text -> text.equals(cut) ? text.substring(0, half) : text);
        }
        throw new MalformedReplyException("expected valid characters in the answer, found an unpaired surrogate (\\u"
                + Integer.toHexString(reply.text().charAt(half)) + ")");
    }

    /** The index of the first unpaired surrogate; -1 if there is none. */
    private static int half(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean beginsPair = Character.isHighSurrogate(one)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean endsPair = Character.isLowSurrogate(one) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (Character.isSurrogate(one) && !beginsPair && !endsPair) {
                return i;
            }
        }
        return -1;
    }
}
