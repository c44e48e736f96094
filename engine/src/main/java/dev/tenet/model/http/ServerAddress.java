package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads the address of a server strictly, and writes addresses into messages without the secrets they may hold. */
final class ServerAddress {

    // OkHttp, like a browser, would also take http:host, http:///host and http:\\host.
    private static final Pattern SCHEME_AND_HOST = Pattern.compile("(?i)https?://[^/\\\\?#\\s]\\S*");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Set<String> API_VERSION_ALONE = Set.of("api-version");
    private static final Pattern QUERY = Pattern.compile("\\?[^#]*");

    private ServerAddress() {}

    /**
     * @param text the address
     * @param what where it comes from, for the message
     * @param example a right one, for the message
     * @throws ModelNameException if it is no http or https address, or holds a user, a password or a query
     */
    static HttpUrl parse(String text, String what, String example) {
        return parse(text, what, text, example);
    }

    /** As above, for an address that is only a part of what the user wrote. */
    static HttpUrl parse(String text, String what, String whole, String example) {
        if (text.contains("@")) {
            throw new ModelNameException(what + " \"" + shown(whole)
                    + "\" has a user or password in its address; expected an address without, as in " + example
                    + ". Names are written into reports: put the key into an environment variable ("
                    + HttpModels.KEY_FOR_ADDRESSES + " for servers named by their address)");
        }
        if (!SCHEME_AND_HOST.matcher(text).matches()) {
            throw unreadable(
                    what,
                    whole,
                    example,
                    "it does not begin with http://host or https://host, or there is a blank in it");
        }
        try {
            HttpUrl address = HttpUrl.get(text);
            if (!API_VERSION_ALONE.containsAll(address.queryParameterNames())) {
                throw new ModelNameException(
                        what + " \"" + shown(whole) + "\" has a query in its address that could hold a"
                                + " secret; expected none, or api-version alone. Names are written into reports: put the key into an"
                                + " environment variable (" + HttpModels.KEY_FOR_ADDRESSES
                                + " for servers named by their address)");
            }
            return withoutEmptyParts(address);
        } catch (IllegalArgumentException malformed) {
            // With an @ after the #, what the parser stumbled over may be a part of a password.
            String reason = whole.contains("@") ? "host or port are not right" : String.valueOf(malformed.getMessage());
            throw unreadable(what, whole, example, reason);
        }
    }

    /** Slashes at the end of a path, or two in a row, come of putting addresses together. */
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
        return new ModelNameException(what + " \"" + shown(whole) + "\" has no address that can be read (" + reason
                + "); expected one as in " + example);
    }

    /** The text without what stands before an {@code @}, and without a query: both may hold secrets. */
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

    /** Whether the address is this machine's by its very name, with no look-up of names. */
    static boolean isLoopback(HttpUrl url) {
        String host = url.host();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || LOOPBACK.matcher(host).matches();
    }

    /** The address without user and query, which may hold some. */
    static String withoutSecrets(HttpUrl url) {
        return url.scheme() + "://" + hostAndPort(url) + url.encodedPath();
    }

    /** Host and port, as messages name a server. */
    static String hostAndPort(HttpUrl url) {
        String host = url.host();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + url.port();
    }
}
