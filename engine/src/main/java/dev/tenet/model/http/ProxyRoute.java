package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The proxy to a server: as configured in Java ({@code https.proxyHost}, {@code http.proxyHost}, {@code
 * http.nonProxyHosts}), or else in the environment as for curl ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
 * ALL_PROXY}, {@code NO_PROXY}, upper or lower case). This machine is reached directly.
 *
 * @param proxy for OkHttp
 * @param source the setting that named it, for messages; empty if there is no proxy
 * @param authorization the value of {@code Proxy-Authorization}; null for none
 */
record ProxyRoute(Proxy proxy, String source, @Nullable String authorization) {

    static final ProxyRoute DIRECT = new ProxyRoute(Proxy.NO_PROXY, "", null);

    // curl's default port for proxies.
    private static final int DEFAULT_PORT = 1080;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<user>.*)@)?(?<host>\\[[0-9A-Fa-f:.]+]|[^:/@\\[\\]\\s]+)"
                    + "(?::(?<port>\\d{1,5}))?/?");
    // OkHttp's message for a response to CONNECT other than 200 and 407.
    private static final Pattern CONNECT = Pattern.compile("^Unexpected response code for CONNECT: (\\d+)");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws ModelNameException if a variable names an unusable proxy; the message does not repeat its value */
    static ProxyRoute to(HttpUrl server, Function<String, @Nullable String> environment) {
        ProxyRoute java = byJava(server);
        boolean javaDecides = java.isProxy() || !byProperty(server, "proxyHost").isEmpty();
        if (javaDecides) {
            return java;
        }
        if (ServerAddress.isLoopback(server) || NoProxy.in(environment).covers(server)) {
            return DIRECT;
        }
        for (String name : List.of(server.scheme() + "_proxy", "all_proxy")) {
            for (String variable : List.of(name, name.toUpperCase(Locale.ROOT))) {
                String value = environment.apply(variable);
                if (value != null && !value.isBlank()) {
                    return parse(value.strip(), variable);
                }
            }
        }
        return DIRECT;
    }

    private static ProxyRoute byJava(HttpUrl server) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> proxies = selector == null ? List.of() : selector.select(server.uri());
        Proxy first = proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
        if (first.type() == Proxy.Type.DIRECT) {
            return DIRECT;
        }
        String user = byProperty(server, "proxyUser");
        return new ProxyRoute(
                first,
                "Java's settings",
                first.type() == Proxy.Type.HTTP && !user.isEmpty()
                        ? Credentials.basic(user, byProperty(server, "proxyPassword"), StandardCharsets.UTF_8)
                        : null);
    }

    private static String byProperty(HttpUrl server, String name) {
        return System.getProperty(server.scheme() + "." + name, "");
    }

    private static ProxyRoute parse(String value, String variable) {
        Matcher address = ADDRESS.matcher(value);
        if (!address.matches()) {
            throw unusable(variable);
        }
        int port = address.group("port") == null ? DEFAULT_PORT : Integer.parseInt(address.group("port"));
        if (port > HIGHEST_PORT) {
            throw unusable(variable);
        }
        String host = address.group("host").replaceAll("[\\[\\]]", "");
        InetSocketAddress socket = InetSocketAddress.createUnresolved(host, port);
        String scheme = address.group("scheme") == null
                ? "http"
                : address.group("scheme").toLowerCase(Locale.ROOT);
        String user = address.group("user");
        return switch (scheme) {
            case "http" ->
                new ProxyRoute(new Proxy(Proxy.Type.HTTP, socket), variable, user == null ? null : basic(user));
            case "socks", "socks5", "socks5h" -> {
                if (user != null) {
                    throw new ModelNameException("the environment variable " + variable
                            + " names a SOCKS proxy with a user and password, which is not supported; expected one without,"
                            + " or an HTTP proxy, as in http://user:password@proxy.acme.com:3128");
                }
                yield new ProxyRoute(new Proxy(Proxy.Type.SOCKS, socket), variable, null);
            }
            default -> throw unusable(variable);
        };
    }

    private static String basic(String user) {
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        String password = colon < 0 ? "" : user.substring(colon + 1);
        return Credentials.basic(decoded(name), decoded(password), StandardCharsets.UTF_8);
    }

    /** A percent sign that encodes nothing is literal. */
    private static String decoded(String text) {
        HttpUrl.Builder url = new HttpUrl.Builder().scheme("http").host("proxy").encodedUsername(text);
        return url.build().username();
    }

    private static ModelNameException unusable(String variable) {
        return new ModelNameException("the environment variable " + variable + " does not name a usable proxy; expected"
                + " one as in http://proxy.acme.com:3128 or http://user:password@proxy.acme.com:3128 (or socks5://…)");
    }

    boolean isProxy() {
        return proxy.type() != Proxy.Type.DIRECT;
    }

    /** A suffix for the server's name in messages; empty if there is no proxy. */
    String words() {
        return isProxy() ? " (through the proxy " + hostAndPort() + ", from " + source + ")" : "";
    }

    private String hostAndPort() {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : String.valueOf(proxy.address());
    }

    /** Describes a failure to get through the proxy; returns any other failure unchanged. */
    IOException inWords(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (proxy.type() != Proxy.Type.HTTP) {
            return failure;
        }
        if (message.startsWith("Failed to authenticate with proxy")) {
            return refusedUser();
        }
        Matcher status = CONNECT.matcher(message);
        if (!status.find()) {
            return failure;
        }
        String words = "could not be reached: the proxy answered " + status.group(1)
                + " to CONNECT; does it allow connections to that server?";
        return status.group(1).startsWith("5") ? new ServerFault(words) : ServerFault.lasting(words);
    }

    /** For a 407 from the proxy. */
    ServerFault refusedUser() {
        return ServerFault.lasting("could not be reached: the proxy "
                + (authorization == null
                        ? "requires a user and password; expected them in its address, as in"
                                + " http://user:password@proxy.acme.com:3128"
                        : "rejected the user or password"));
    }
}
