package dev.tenet.model.http;

import dev.tenet.model.CallSettings;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a response means for its call.
 *
 * <ul>
 *   <li>2xx that conforms to the dialect: answered. Not conforming (truncated, malformed): retry. If it contains an
 *       error, it is treated as if it had the status of that error.
 *   <li>408, 409, 425, 429, 5xx (including Anthropic's 529): retry; but a 429 for an account without credit ends the
 *       run.
 *   <li>400, 403, 404, 422 and 451 may be due to the form of the request, to this prompt, or to the run. Known messages
 *       and codes are decided here ({@link Ground}): a key or an account ends the run, a content filter withholds the
 *       answer, a parameter is named. {@link Search} and {@link Standing} find out the rest.
 *   <li>413: the prompt is too long.
 *   <li>Anything else (401, 402, redirects, …) applies to every other call, too, and ends the run.
 * </ul>
 */
final class Verdicts {

    static final int TOO_MANY = 429;

    // Busy servers, with 502 or 503, may echo the request, which says nothing about it.
    private static final Set<Integer> SCHEMA_UNKNOWN = Set.of(500, 501);
    private static final Set<Parameter> MAY_BE_NAMED =
            EnumSet.of(Parameter.SCHEMA, Parameter.LOGPROBS, Parameter.SYSTEM);
    private static final Pattern VERSION = Pattern.compile("/v\\d|/openai/");
    private static final Pattern EXCLUDE_EACH_OTHER = Pattern.compile(
            "(?i)(?:cannot|can't|not|never) both|mutually exclusive"
                    + "|both (?:be )?(?:specified|set|provided|used|sent)|exclude each other|only one of|only (?:\\w+ )?one\\b"
                    + "|\\beither\\b|at the same time|together|combin(?:e|ed|ation)|incompatible|conflict|cannot be used with");
    private static final Pattern NOT_TAKEN =
            Pattern.compile("(?i)unsupported|not (?:\\w+ )?(?:supported|permitted|allowed"
                    + "|accepted|available|enabled|implemented|recognized|valid)|(?:does|do)(?:n't| not) support|deprecated|removed"
                    + "|cannot|can't|must be|should be|invalid|unknown|unrecognized|unexpected|no endpoints|failed|only|minimum"
                    + "|max(?:imum)?\\b|(?:greater|less|larger|smaller) than|at most|at least|exceed|too (?:large|small|big|high|low)"
                    + "|range|between|expected|alternate");
    private static final String[] NO_SUCH_PARAMETER = {"unsupported_parameter", "unsupported_value", "unknown_parameter"
    };
    private static final Pattern FIELD = Pattern.compile("(?i)\\b(?:parameter|field|property|argument|option)s?\\b");
    private static final Pattern FIELD_NAME = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b");

    private final HttpUrl url;
    private final String host;
    private final @Nullable ApiKey key;

    Verdicts(HttpUrl url, @Nullable ApiKey key) {
        this.url = url;
        this.host = ServerAddress.hostAndPort(url);
        this.key = key;
    }

    /**
     * The outcome of an attempt.
     *
     * @param answer with the status of the error that it contains, if any ({@link HiddenError})
     * @param sent the request
     */
    Tried of(Answer answer, Dialect dialect, Sent sent, Instant now) {
        if (answer.isSuccessful()) {
            return read(answer, dialect, now);
        }
        String words = turnedDown(answer, dialect);
        ServerError error = ServerError.in(answer.body()).apartFrom(sent.prompt());
        return switch (answer.status()) {
            case 408, 409, 425 -> again(words, answer, now);
            case TOO_MANY -> Ground.of(error) == Ground.ACCOUNT ? account(words) : again(words, answer, now);
            case 413 -> new Tried.Failed(new ModelException(tooLong(words)));
            case 400, 403, 404, 422, 451 -> refused(error, answer, sent, words, now);
            default -> {
                if (answer.status() < 500) {
                    yield isOfGateway(answer.status()) && Ground.of(error) == Ground.SAFETY
                            ? refused(error, answer, sent, words, now)
                            : new Tried.Failed(new FatalModelException(words));
                }
                yield broken(error, answer, sent, words, now);
            }
        };
    }

    /** Whether gateways use the status for their own purposes, such as 446 for a guardrail. */
    private static boolean isOfGateway(int status) {
        return status > 404;
    }

    private static Tried account(String words) {
        return new Tried.Failed(new FatalModelException(
                words + " (caused by the key or the account: every other call would fail too)"));
    }

    private static String tooLong(String words) {
        return words + " (the prompt is too long for the model)";
    }

    private Tried broken(ServerError error, Answer answer, Sent sent, String words, Instant now) {
        if (SCHEMA_UNKNOWN.contains(answer.status())) {
            if (Ground.of(error) == Ground.TOO_LONG) {
                return new Tried.Failed(new ModelException(tooLong(words)));
            }
            Set<Parameter> candidates = error.says(NOT_TAKEN) ? MAY_BE_NAMED : Set.of(Parameter.SCHEMA);
            List<Change> remedies = remedies(named(error, sent, candidates), error, sent);
            if (!remedies.isEmpty()) {
                return new Tried.Refused(
                        new Tried.TurnedDown(words, kind(answer, error), Ground.UNKNOWN), remedies, false);
            }
        }
        return new Tried.Again(new ModelException(words), StatedWait.in(answer, now), answer.status() == 500);
    }

    private Tried refused(ServerError error, Answer answer, Sent sent, String words, Instant now) {
        // The model deviated from the schema while generating; it may not do so again.
        if (error.isCode("json_validate_failed")) {
            return again(words, answer, now);
        }
        Ground ground = Ground.of(error);
        String kind = kind(answer, error);
        boolean isOfForm = answer.status() == 400 || answer.status() == 422;
        List<Parameter> named = named(
                error, sent, isOfForm ? EnumSet.allOf(Parameter.class) : Set.of(Parameter.SCHEMA, Parameter.LOGPROBS));
        boolean isNamed = !named.isEmpty()
                && (error.namesOneByField() || error.says(NOT_TAKEN) || error.says(EXCLUDE_EACH_OTHER));
        boolean isOfPrompt = ground == Ground.TOO_LONG || (ground == Ground.SAFETY && !error.namesOneByField());
        if (isNamed && ground != Ground.ACCOUNT && !isOfPrompt) {
            return formRefused(named, error, new Tried.TurnedDown(words, kind, Ground.UNKNOWN), sent, isOfForm);
        }
        if (ground == Ground.UNKNOWN && isOfForm && error.isCode(NO_SUCH_PARAMETER)) {
            ground = Ground.SETUP;
        }
        return switch (ground) {
            case ACCOUNT -> account(words);
            case SAFETY -> new Tried.Withheld(new Tried.TurnedDown(words, kind, ground));
            case TOO_LONG -> new Tried.Refused(new Tried.TurnedDown(tooLong(words), kind, ground), List.of(), false);
            case ROUTING -> new Tried.Refused(new Tried.TurnedDown(words, kind, ground), List.of(), false);
            case SETUP, UNKNOWN ->
                new Tried.Refused(
                        new Tried.TurnedDown(words + (isOfForm ? ownFields(error) : ""), kind, ground),
                        remedies(named, error, sent),
                        isOfForm && !error.namesOneByField());
        };
    }

    private static String kind(Answer answer, ServerError error) {
        return answer.status() + " " + error.kind();
    }

    /** Those of the sent parameters that an error names. */
    private static List<Parameter> named(ServerError error, Sent sent, Set<Parameter> some) {
        Set<Parameter> candidates = EnumSet.noneOf(Parameter.class);
        candidates.addAll(sent.parameters());
        candidates.retainAll(some);
        List<Parameter> named = error.named(candidates);
        return named.isEmpty() && candidates.contains(Parameter.LOGPROBS) && Remedies.wantsNumber(error, sent.json())
                ? List.of(Parameter.LOGPROBS)
                : named;
    }

    private static List<Change> remedies(List<Parameter> named, ServerError error, Sent sent) {
        return named.stream()
                .flatMap(parameter -> Remedies.of(parameter, error, sent.json(), sent.dialect()).stream())
                .toList();
    }

    private static Tried formRefused(
            List<Parameter> named, ServerError error, Tried.TurnedDown refusal, Sent sent, boolean isOfForm) {
        List<Parameter> ofUsers = named.stream().filter(Parameter::isOfUsers).toList();
        if (ofUsers.size() > 1 && ofUsers.equals(named) && error.says(EXCLUDE_EACH_OTHER)) {
            return new Tried.Failed(new FatalModelException(refusal.words() + excluding(ofUsers)));
        }
        // Of two conflicting parameters, the user's is kept and Tenet's is omitted.
        List<Parameter> inOrder = Stream.concat(
                        named.stream().filter(parameter -> !parameter.isOfUsers()), ofUsers.stream())
                .toList();
        return new Tried.Refused(refusal, remedies(inOrder, error, sent), isOfForm && !error.namesOneByField());
    }

    private static String excluding(List<Parameter> parameters) {
        return parameters.stream()
                        .map(Parameter::word)
                        .collect(Collectors.joining(
                                " and ", " (", " cannot be combined for this model: set only one of "))
                + parameters.stream().map(Parameter::attribute).collect(Collectors.joining(", "))
                + " in its @Subject or @Judge)";
    }

    /** How to send a parameter that a server requires and Tenet does not support. */
    private static String ownFields(ServerError error) {
        if (!error.says(FIELD)) {
            return "";
        }
        Matcher field = FIELD_NAME.matcher(error.parameter() + " " + error.message());
        return " (provider-specific fields, " + (field.find() ? "such as " + field.group() + ", " : "")
                + "are sent with extra in @Subject or @Judge, or in the setting for the extra fields of its role)";
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
                    came + ", but " + malformed.getMessage() + "; the body starts with: "
                            + ServerMessage.beginningOf(answer.body(), key),
                    answer,
                    now);
        }
    }

    /** If the text contains a key, its tokens contain parts of it, so they are discarded. */
    private static Reply hidden(Reply reply, ApiKey key) {
        Reply hidden = reply.mapTexts(key::hiddenInAnswer);
        return hidden.equals(reply) ? reply : hidden.withTokenChances(List.of());
    }

    private static Tried again(String words, Answer answer, Instant now) {
        return new Tried.Again(new ModelException(words), StatedWait.in(answer, now));
    }

    private String turnedDown(Answer answer, Dialect dialect) {
        String message = host + " answered " + (answer.isHidden() ? "success to " + posted() + ", with the error " : "")
                + answer.status() + (answer.isHidden() ? " in it: " : " to " + posted() + ": ");
        if (answer.isRedirect()) {
            return message + "it redirects " + destination(answer)
                    + ", and redirects are not followed, so that questions and keys are sent only to the named"
                    + " server; use the final address instead";
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
                ? " (no key was sent; for a server named by its address, as in http://localhost:8000/v1#model, Tenet sends"
                        + " the key in the environment variable " + HttpModels.KEY_FOR_ADDRESSES + ")"
                : " (the key was taken from the environment variable " + key.variable()
                        + "; a gateway may want it in another header, which " + CallSettings.KEY_HEADER + " names)";
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
