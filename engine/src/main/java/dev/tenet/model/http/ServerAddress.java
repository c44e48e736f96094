package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Parses server addresses strictly, and formats addresses for messages without secrets. */
final class ServerAddress {

    // OkHttp, like a browser, would also accept http:host, http:///host and http:\\host.
    private static final Pattern SCHEME_AND_HOST = Pattern.compile("(?i)https?://[^/\\\\?#\\s]\\S*");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Set<String> API_VERSION_ALONE = Set.of("api-version");
    private static final Pattern QUERY = Pattern.compile("\\?[^#]*");

    private ServerAddress() {}

    /**
     * @param text the address
     * @param what where it comes from, for the message
     * @param example a valid address, for the message
     * @throws ModelNameException if it is not an http or https address, or contains a user, password or query
     */
    static HttpUrl parse(String text, String what, String example) {
        return parse(text, what, text, example);
    }

    /** Like the method above, for an address that is part of a longer text. */
    static HttpUrl parse(String text, String what, String whole, String example) {
        if (text.contains("@")) {
            throw new ModelNameException(what + " \"" + shown(whole)
                    + "\" has a user or password in its address; expected an address without them, as in " + example
                    + ". Names appear in reports: put the key into an environment variable ("
                    + HttpModels.KEY_FOR_ADDRESSES + " for servers named by their address)");
        }
        if (!SCHEME_AND_HOST.matcher(text).matches()) {
            throw unreadable(
                    what,
                    whole,
                    example,
                    "it does not begin with http://host or https://host, or it contains whitespace");
        }
        try {
            HttpUrl address = HttpUrl.get(text);
            if (!API_VERSION_ALONE.containsAll(address.queryParameterNames())) {
                throw new ModelNameException(
                        what + " \"" + shown(whole) + "\" has a query in its address that could contain a"
                                + " secret; expected none, or api-version alone. Names appear in reports: put the key into an"
                                + " environment variable (" + HttpModels.KEY_FOR_ADDRESSES
                                + " for servers named by their address)");
            }
            return withoutEmptyParts(address);
        } catch (IllegalArgumentException malformed) {
            // With an @ after the #, the malformed part may belong to a password.
            String reason =
                    whole.contains("@") ? "the host or port is malformed" : String.valueOf(malformed.getMessage());
            throw unreadable(what, whole, example, reason);
        }
    }

    /** Trailing and repeated slashes result from concatenating addresses. */
    private static HttpUrl withoutEmptyParts(HttpUrl address) {
        HttpUrl.Builder shorter = address.newBuilder();
        for (int i = address.pathSize() - 1; i >= 0; i--) {
            if (address.pathSegments().get(i).isEmpty()) {
                shorter.removePathSegment(i);
            }
        }
        return shorter.build();
    }

    private static ModelNameException unreadable(String what, String whole, String example, String reason) {
        return new ModelNameException(what + " \"" + shown(whole) + "\" has a malformed address (" + reason
                + "); expected an address such as " + example);
    }

    /** The text without anything before an {@code @} and without a query, both of which may contain secrets. */
    static String shown(String text) {
        String shown = text;
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            int colon = text.indexOf(':');
            int start = colon + (text.startsWith("://", Math.max(colon, 0)) ? 3 : 1);
            shown = text.substring(0, Math.min(start, at)) + "***" + text.substring(at);
        }
        return QUERY.matcher(shown).replaceFirst("?***");
    }

    /** Whether the name of the host denotes this machine, without a DNS lookup. */
    static boolean isLoopback(HttpUrl url) {
        String host = url.host();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || LOOPBACK.matcher(host).matches();
    }

    /** The address without user and query, which may contain secrets. */
    static String withoutSecrets(HttpUrl url) {
        return url.scheme() + "://" + hostAndPort(url) + url.encodedPath();
    }

    /** Host and port, as in messages. */
    static String hostAndPort(HttpUrl url) {
        String host = url.host();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + url.port();
    }
}
