package dev.tenet.model;

import dev.tenet.model.ServerAccess.Header;
import dev.tenet.model.ServerAccess.KeyHeader;
import dev.tenet.setting.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the settings for headers. */
final class HeaderSettings {

    // A header name is a token (RFC 9110); server names contain no slash.
    private static final String SERVER_AND_NAME =
            "(?:(?<server>[A-Za-z0-9._-]+(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]+](?::\\d{1,5})?)/)?"
                    + "(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]+)";
    private static final Pattern KEY_HEADER = Pattern.compile(SERVER_AND_NAME);
    private static final Pattern HEADER =
            Pattern.compile(SERVER_AND_NAME + "\\s*=\\s*(?<variable>[A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    // Headers that the HTTP client itself must set correctly.
    private static final Set<String> THE_CLIENTS = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "transfer-encoding",
            "upgrade");

    private HeaderSettings() {}

    static List<KeyHeader> keyHeaders(String text) {
        List<KeyHeader> read = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String entry : entries(text)) {
            Matcher matcher = KEY_HEADER.matcher(entry);
            if (!matcher.matches() || isTheClients(matcher) || !seen.add(server(matcher))) {
                // The message does not repeat the value, which may be a key by mistake.
                throw new InvalidSpecException("expected the name of a header,"
                        + " such as Ocp-Apim-Subscription-Key, or one for each server, such as gateway.acme.com/x-api-key,"
                        + " localhost:8000/api-key; the key itself stays in its environment variable (environment: "
                        + CallSettings.KEY_HEADER.variable() + ")");
            }
            read.add(new KeyHeader(server(matcher), matcher.group("name")));
        }
        return read;
    }

    static List<Header> headers(String text) {
        List<Header> read = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String entry : entries(text)) {
            Matcher matcher = HEADER.matcher(entry);
            if (!matcher.matches()
                    || isTheClients(matcher)
                    || !seen.add(server(matcher) + "/" + matcher.group("name").toLowerCase(Locale.ROOT))) {
                // The message does not repeat the value, which may be a secret.
                throw new InvalidSpecException("expected header names, each once and with the environment variable"
                        + " that contains its value, such as X-Team=ACME_TEAM_TOKEN,"
                        + " api.openai.com/OpenAI-Project=OPENAI_PROJECT; entry " + (read.size() + 1)
                        + " is malformed, is a duplicate, or names a header that Tenet sends itself. Values do not"
                        + " belong in settings, because settings are kept in build files (environment: "
                        + CallSettings.HEADERS.variable() + ")");
            }
            read.add(new Header(server(matcher), matcher.group("name"), matcher.group("variable")));
        }
        return read;
    }

    private static List<String> entries(String text) {
        return List.of(COMMA.split(text));
    }

    private static String server(Matcher matcher) {
        String server = matcher.group("server");
        return server == null ? "" : server.toLowerCase(Locale.ROOT);
    }

    private static boolean isTheClients(Matcher matcher) {
        return THE_CLIENTS.contains(matcher.group("name").toLowerCase(Locale.ROOT));
    }
}
