package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ServerAccess;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The request headers specific to one server: the key and the user's additional headers.
 *
 * @param headers with secret values
 * @param secrets hides the values; null if there are none
 */
record Credentials(Headers headers, @Nullable ApiKey secrets) {

    /**
     * The headers for one server.
     *
     * @param server the server's address
     * @param isPublic whether it is a public service, which receives only headers that name it
     * @param key the key, or null
     * @param name the model's name, for messages
     * @param environment the environment variables
     * @throws ModelNameException if a variable is not set, or a header does not name its server
     */
    static Credentials of(
            HttpUrl server,
            boolean isPublic,
            Dialect dialect,
            @Nullable ApiKey key,
            String name,
            CallLimits limits,
            Function<String, @Nullable String> environment) {
        ServerAccess access = limits.access();
        Optional<String> keyHeader = keyHeader(server, isPublic, key, name, limits);
        Headers.Builder headers =
                dialect.headers(keyHeader.isPresent() ? null : key).newBuilder();
        if (key != null) {
            keyHeader.ifPresent(header -> headers.set(header, key.value()));
        }
        ApiKey secrets = key;
        for (ServerAccess.Header header : access.headers()) {
            if (!isFor(header.server(), server)) {
                continue;
            }
            requireServer(header.server(), header.name(), isPublic, name, server);
            Optional<String> value = value(header, name, limits, environment);
            value.ifPresent(text -> headers.set(header.name(), text));
            for (ApiKey secret : secretsIn(value.orElse(""), header.variable())) {
                secrets = secrets == null ? secret : secrets.and(secret);
            }
        }
        return new Credentials(headers.build(), secrets);
    }

    private static Optional<String> keyHeader(
            HttpUrl server, boolean isPublic, @Nullable ApiKey key, String name, CallLimits limits) {
        // A setting for one server takes precedence over one for all.
        Optional<ServerAccess.KeyHeader> header = Stream.of(true, false)
                .flatMap(byServer -> limits.access().keyHeaders().stream()
                        .filter(one -> byServer != one.server().isEmpty() && isFor(one.server(), server)))
                .findFirst();
        header.ifPresent(one -> requireServer(one.server(), one.name(), isPublic, name, server));
        return header.filter(one -> key != null).map(ServerAccess.KeyHeader::name);
    }

    private static boolean isFor(String named, HttpUrl server) {
        return named.isEmpty()
                || named.equals(server.host())
                || named.equals("[" + server.host() + "]")
                || named.equals(ServerAddress.hostAndPort(server));
    }

    /** A header for a private gateway must not be sent to a public service that happens to host another model. */
    private static void requireServer(String named, String header, boolean isPublic, String name, HttpUrl server) {
        if (isPublic && named.isEmpty()) {
            throw new ModelNameException("the header " + header + " in " + CallSettings.HEADERS + " or "
                    + CallSettings.KEY_HEADER + " names no server,"
                    + " and the model \"" + name + "\" is at " + server.host()
                    + ", which is a public service; write " + server.host() + "/" + header
                    + " if the header is meant for that service, or the host that it is meant for");
        }
    }

    private static Optional<String> value(
            ServerAccess.Header header,
            String name,
            CallLimits limits,
            Function<String, @Nullable String> environment) {
        String value = environment.apply(header.variable());
        if (value == null || value.isBlank()) {
            if (limits.needsNoKeys()) {
                return Optional.empty();
            }
            throw new ModelNameException("model name \"" + name + "\" needs the header " + header.name() + ", named in "
                    + CallSettings.HEADERS
                    + "; set the environment variable " + header.variable() + " to its value");
        }
        String text = value.strip();
        if (!text.chars().allMatch(character -> character >= ' ' && character < 0x7f)) {
            throw new ModelNameException(
                    "the environment variable " + header.variable() + " has no valid value for the header "
                            + header.name()
                            + ": it has a line break or a non-ASCII character; expected printable ASCII"
                            + " only. Copy the value again");
        }
        return Optional.of(text);
    }

    /** Word by word, because in {@code Bearer KEY} only the second word is secret. */
    private static List<ApiKey> secretsIn(String value, String variable) {
        return Stream.of(value.split(" +"))
                .filter(word -> word.length() >= ApiKey.SHORTEST_SECRET)
                .map(word -> ApiKey.of(word, variable))
                .toList();
    }
}
