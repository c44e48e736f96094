package dev.tenet.model.http;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ModelProvider;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of models that run on a server, and decides which key each server receives.
 *
 * <table>
 *   <caption>Names, their servers, and the environment variables that hold the keys</caption>
 *   <tr><th>name</th><th>server</th><th>key</th></tr>
 *   <tr><td>{@code openai:gpt-4.1-mini}, {@code openai-responses:gpt-5}</td> <td>{@code OPENAI_BASE_URL}, as in
 *       OpenAI's own tools; defaults to {@code https://api.openai.com/v1}</td> <td>{@code OPENAI_API_KEY},
 *       required</td></tr>
 *   <tr><td>{@code anthropic:claude-sonnet-4-5}</td> <td>{@code ANTHROPIC_BASE_URL}; defaults to {@code
 *       https://api.anthropic.com}</td> <td>{@code ANTHROPIC_API_KEY}, required</td></tr>
 *   <tr><td>{@code azure:my-deployment}</td> <td>{@code AZURE_OPENAI_ENDPOINT}, required</td> <td>{@code
 *       AZURE_OPENAI_API_KEY}, required</td></tr>
 *   <tr><td>{@code gemini:}, {@code openrouter:}, {@code groq:}, {@code mistral:}, {@code deepseek:}, {@code
 *       together:}, {@code xai:} and a model</td> <td>the service's own</td> <td>{@code GEMINI_API_KEY} (or {@code
 *       GOOGLE_API_KEY}), {@code OPENROUTER_API_KEY} and so on, required</td></tr>
 *   <tr><td>{@code ollama:}, {@code vllm:}, {@code lm-studio:}, {@code llama-cpp:} and a model</td> <td>this machine,
 *       at the server's default port</td> <td>none</td></tr>
 *   <tr><td>{@code http://localhost:8000/v1#qwen3}, {@code https://…#model}</td> <td>the address before the {@code #};
 *       a request path at its end, as in {@code https://host/v1/messages#model}, selects the format</td> <td>{@code
 *       TENET_API_KEY}, optional; never {@code OPENAI_API_KEY}, whatever the host</td></tr>
 * </table>
 *
 * <p>A key for one service is sent to another only if the user sets {@code OPENAI_BASE_URL} or {@code TENET_API_KEY}.
 * {@code TENET_API_KEY} is sent to every server named by its address. A blank variable counts as not set.
 *
 * <p>The key is sent in the header that the service documents, unless {@link dev.tenet.model.ServerAccess#keyHeaders}
 * names another. A proxy is used if Java's settings or the environment configure one ({@code HTTPS_PROXY}, {@code
 * HTTP_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}). The certificate authorities in the file named by {@link
 * dev.tenet.model.ServerAccess#certificates} or {@code SSL_CERT_FILE} are trusted in addition to Java's.
 *
 * <p>The token limit is sent as {@code max_completion_tokens} to {@code openai:} and {@code api.openai.com}, and as
 * {@code max_tokens}, which every other server supports, to the rest. A server that rejects one name is sent the other.
 */
@API(status = INTERNAL, since = "0.1")
public final class HttpModels implements ModelProvider {

    static final String KEY_FOR_ADDRESSES = "TENET_API_KEY";

    private final Function<String, @Nullable String> environment;
    // Models on one server share a queue.
    private final Map<AtServer, CallsInFlight> calls = new ConcurrentHashMap<>();

    private record AtServer(String host, CallLimits limits) {}

    /** Reads keys and addresses from the environment of this process. */
    public HttpModels() {
        this(System::getenv);
    }

    HttpModels(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Set<String> schemes() {
        return Stream.concat(Stream.of("http", "https"), Service.ALL.stream().map(Service::scheme))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ChatModel open(String name, CallLimits limits) {
        int colon = name.indexOf(':');
        String scheme = name.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return atAddress(name, limits);
        }
        Service service = Service.named(scheme)
                .orElseThrow(() -> new ModelNameException("model name \"" + ServerAddress.shown(name)
                        + "\" does not name a model on a server; expected openai:model or http://host:port/v1#model"));
        return at(service, name.substring(colon + 1), limits);
    }

    private ChatModel at(Service service, String model, CallLimits limits) {
        String name = service.scheme() + ":" + model;
        if (model.isBlank()) {
            throw new ModelNameException("model name \"" + service.scheme()
                    + ":\" has no model; expected a name such as "
                    + (service.scheme().equals("openai") ? "openai:gpt-4.1-mini" : service.scheme() + ":model"));
        }
        Dialect dialect = service.dialect().apply(model);
        return model(address(service, dialect, name), dialect, key(service, name, limits), name, limits);
    }

    private ChatModel model(HttpUrl base, Dialect dialect, @Nullable ApiKey key, String name, CallLimits limits) {
        HttpUrl server = encrypted(base, name, limits);
        Credentials credentials =
                Credentials.of(server, Service.isPublic(server), dialect, key, name, limits, environment);
        ServerClient client = new ServerClient(
                server.newBuilder().addPathSegments(dialect.path()).build(),
                credentials.headers(),
                ProxyRoute.to(server, environment),
                server.isHttps() ? TrustedAuthorities.in(limits.access().certificates(), environment) : null,
                limits);
        return new HttpChatModel(server, dialect, credentials.secrets(), limits, client, callsAt(server, limits));
    }

    private CallsInFlight callsAt(HttpUrl server, CallLimits limits) {
        return calls.computeIfAbsent(
                new AtServer(ServerAddress.hostAndPort(server), limits), at -> new CallsInFlight(at.host(), limits));
    }

    private HttpUrl address(Service service, Dialect dialect, String name) {
        String variable = service.addressVariable();
        String address = variable == null ? null : variable(variable);
        if (variable != null && address != null) {
            String example = service.address() == null ? "https://my-resource.openai.azure.com" : service.address();
            String what = "the environment variable " + variable;
            return PastedAddress.baseFor(dialect, ServerAddress.parse(address, what, example), what);
        }
        if (service.address() == null) {
            throw new ModelNameException("model name \"" + name + "\" needs an address; set the environment variable "
                    + variable + " to the endpoint of your resource");
        }
        return HttpUrl.get(service.address());
    }

    private @Nullable ApiKey key(Service service, String name, CallLimits limits) {
        if (service.keyVariables().isEmpty()) {
            return null;
        }
        for (String variable : service.keyVariables()) {
            String key = variable(variable);
            if (key != null) {
                return ApiKey.of(key, variable);
            }
        }
        if (limits.needsNoKeys()) {
            return null;
        }
        throw new ModelNameException("model name \"" + name + "\" needs a key; set the environment variable "
                + String.join(" or ", service.keyVariables()) + " to one from " + service.keyPage());
    }

    private ChatModel atAddress(String name, CallLimits limits) {
        NamedAddress named = NamedAddress.parse(name);
        String key = variable(KEY_FOR_ADDRESSES);
        return model(
                named.base(), named.dialect(), key == null ? null : ApiKey.of(key, KEY_FOR_ADDRESSES), name, limits);
    }

    /** Requires https for other machines, unless plain http is allowed. */
    private static HttpUrl encrypted(HttpUrl address, String name, CallLimits limits) {
        if (address.isHttps() || limits.allowsPlainHttp() || ServerAddress.isLoopback(address)) {
            return address;
        }
        throw new ModelNameException("model name \"" + ServerAddress.shown(name) + "\" leads to "
                + ServerAddress.hostAndPort(address)
                + " over plain http, where anyone on the network can read questions, answers"
                + " and key; expected https, or a server on this machine. If the network is yours, set"
                + " " + CallSettings.INSECURE_HTTP + "=true");
    }

    private @Nullable String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
