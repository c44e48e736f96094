package dev.tenet.model.http;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer of a server means for its call.
 *
 * <ul>
 *   <li>2xx in its dialect: answered. Not in its dialect (cut, malformed): again.
 *   <li>408, 409, 425, 429, 5xx (Anthropic's 529 among them): again; but a 429 of an empty account ends the run.
 *   <li>400 and 422 that are about this one prompt do not end the run: a content filter is an answer that is withheld, a
 *       prompt that is too long (413 too) is a failed call, and a parameter that the model does not take is left out. A
 *       schema is left out also where they name no parameter: servers have many words for not knowing any, and some call it
 *       a 404 or a 500.
 *   <li>Everything else (400, 401, 403, 404, 422, a redirect …) every other call would get too: it ends the run.
 * </ul>
 */
final class Verdicts {

    static final int TOO_MANY = 429;

    // A server that is busy, with 502 or 503, may echo the request, and says nothing of it.
    private static final Set<Integer> SCHEMA_UNKNOWN = Set.of(404, 500, 501);
    private static final Pattern VERSION = Pattern.compile("/v\\d|/openai/");
    private static final Set<String> CAN_BE_LEFT_OUT =
            Set.of("temperature", "top_p", "seed", ServerError.SCHEMA, ServerError.LOGPROBS);

    private final HttpUrl url;
    private final String host;
    private final @Nullable ApiKey key;

    Verdicts(HttpUrl url, @Nullable ApiKey key) {
        this.url = url;
        this.host = ServerAddress.hostAndPort(url);
        this.key = key;
    }

    /** @param withSchema whether the call asked for an answer of some form */
    Tried of(Answer answer, Dialect dialect, boolean withSchema, Instant now) {
        if (answer.isSuccessful()) {
            return read(answer, dialect, now);
        }
        String words = turnedDown(answer, dialect);
        ServerError error = ServerError.in(answer.body());
        return switch (answer.status()) {
            case 408, 409, 425 -> again(words, answer, now);
            case TOO_MANY ->
                error.isCode("insufficient_quota", "billing_hard_limit_reached")
                        ? new Tried.Failed(new FatalModelException(words))
                        : again(words, answer, now);
            case 413 -> new Tried.Failed(new ModelException(words));
            case 400, 422 -> aboutOnePrompt(error, withSchema, answer, words, now);
            default -> {
                if (withSchema
                        && SCHEMA_UNKNOWN.contains(answer.status())
                        && error.refusedParameter().equals(ServerError.SCHEMA)) {
                    yield new Tried.Without(ServerError.SCHEMA, true, new FatalModelException(words));
                }
                yield answer.status() >= 500
                        ? again(words, answer, now)
                        : new Tried.Failed(new FatalModelException(words));
            }
        };
    }

    private Tried read(Answer answer, Dialect dialect, Instant now) {
        String came = host + " answered " + answer.status() + " to " + posted();
        if (answer.isTooLong()) {
            return new Tried.Failed(new ModelException(came + " with more than "
                    + HttpChatModel.ANSWER_BYTES / (1024 * 1024) + " MiB; expected one chat answer"));
        }
        try {
            Reply reply = WholeCharacters.in(dialect.reply(answer.body()));
            return new Tried.Answered(key == null || key.isFiller() ? reply : hidden(reply, key));
        } catch (MalformedReplyException malformed) {
            return again(
                    came + ", but " + malformed.getMessage() + "; the body begins: "
                            + ServerMessage.beginningOf(answer.body(), key),
                    answer,
                    now);
        }
    }

    /** A key that is in the text is in its tokens too, in pieces: no chances are known of such an answer. */
    private static Reply hidden(Reply reply, ApiKey key) {
        Reply hidden = reply.withTexts(key::hiddenInAnswer);
        return hidden.equals(reply) ? reply : hidden.withChances(List.of());
    }

    private static Tried again(String words, Answer answer, Instant now) {
        return new Tried.Again(new ModelException(words), StatedWait.in(answer, now));
    }

    private static Tried aboutOnePrompt(
            ServerError error, boolean withSchema, Answer answer, String words, Instant now) {
        // The model began something else than the form that it was to hold to; it may not do so again.
        if (error.isCode("json_validate_failed")) {
            return again(words, answer, now);
        }
        if (error.isCode("content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation")
                || error.says("content filtering policy")
                || error.says("content exists risk")) {
            return new Tried.Answered(
                    Reply.builder("").finish(Reply.Finish.WITHHELD).build());
        }
        if (error.isCode("context_length_exceeded", "string_above_max_length")
                || error.says("prompt is too long")
                || error.says("maximum context length")
                || error.says("available context size")) {
            return new Tried.Failed(new ModelException(words));
        }
        String refused = error.refusedParameter();
        if (CAN_BE_LEFT_OUT.contains(refused)) {
            return new Tried.Without(refused, true, new FatalModelException(words));
        }
        return withSchema && refused.isEmpty() && error.parameter().isEmpty()
                ? new Tried.Without(ServerError.SCHEMA, false, new FatalModelException(words))
                : new Tried.Failed(new FatalModelException(words));
    }

    private String turnedDown(Answer answer, Dialect dialect) {
        String message = host + " answered " + answer.status() + " to " + posted() + ": ";
        if (answer.isRedirect()) {
            return message + "it points " + destination(answer) + ", and redirects are not followed, so that questions"
                    + " and keys stay with the server that was named; name the right address instead";
        }
        String whichKey = answer.status() == 401 || answer.status() == 403 ? whichKey() : "";
        String noVersion =
                answer.status() == 404 && !VERSION.matcher(url.encodedPath()).find()
                        ? " (is the address complete? Tenet adds /" + dialect.path()
                                + " to it, and most servers expect /v1 before that)"
                        : "";
        return message + ServerMessage.of(answer.body(), key) + whichKey + noVersion;
    }

    private String whichKey() {
        return key == null
                ? " (no key was sent; a server that is named by its address, as in http://localhost:8000/v1#model, is sent"
                        + " the one in the environment variable " + HttpModels.KEY_FOR_ADDRESSES + ")"
                : " (the key was taken from the environment variable " + key.variable() + ")";
    }

    private String destination(Answer answer) {
        String location = answer.headers().get("Location");
        HttpUrl to = location == null ? null : url.resolve(location);
        if (to == null) {
            return "elsewhere";
        }
        return "to " + ServerMessage.line(ServerAddress.withoutSecrets(to), key);
    }

    private String posted() {
        return "POST " + url.encodedPath();
    }
}
