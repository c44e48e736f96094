package dev.tenet.engine;

import dev.tenet.model.ServerAccess;
import dev.tenet.model.ServerAccess.Header;
import dev.tenet.model.ServerAccess.KeyHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings about headers and certificates. */
final class AccessSettings {

    // A name is a token of RFC 9110; no server's name is one with a slash in it.
    private static final String SERVER_AND_NAME =
            "(?:(?<server>[A-Za-z0-9._-]+(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]+](?::\\d{1,5})?)/)?"
                    + "(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]+)";
    private static final Pattern KEY_HEADER = Pattern.compile(SERVER_AND_NAME);
    private static final Pattern HEADER =
            Pattern.compile(SERVER_AND_NAME + "\\s*=\\s*(?<variable>[A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    // What the client needs to be right itself: the length and form of what it sends, and where.
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

    private AccessSettings() {}

    static ServerAccess read(SettingSource source) {
        return ServerAccess.DEFAULT
                .withKeyHeaders(keyHeaders(source))
                .withHeaders(headers(source))
                .withCertificates(
                        source.path(TenetSettings.CA_FILE).map(Object::toString).orElse(null));
    }

    private static List<KeyHeader> keyHeaders(SettingSource source) {
        List<KeyHeader> read = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        Optional<String> text = source.text(TenetSettings.KEY_HEADER);
        for (String entry : entries(text)) {
            Matcher matcher = KEY_HEADER.matcher(entry);
            if (!matcher.matches() || isTheClients(matcher) || !seen.add(server(matcher))) {
                // The value is not repeated: the key may have been written there by mistake.
                throw new InvalidSpecException(
                        "setting " + TenetSettings.KEY_HEADER + ": expected the name of a header,"
                                + " such as Ocp-Apim-Subscription-Key, or one for each server, such as gateway.acme.com/x-api-key,"
                                + " localhost:8000/api-key; the key itself stays in its environment variable (environment: "
                                + SettingSource.variable(TenetSettings.KEY_HEADER) + ")");
            }
            read.add(new KeyHeader(server(matcher), matcher.group("name")));
        }
        return read;
    }

    private static List<Header> headers(SettingSource source) {
        List<Header> read = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        Optional<String> text = source.text(TenetSettings.HEADERS);
        for (String entry : entries(text)) {
            Matcher matcher = HEADER.matcher(entry);
            if (!matcher.matches()
                    || isTheClients(matcher)
                    || !seen.add(server(matcher) + "/" + matcher.group("name").toLowerCase(Locale.ROOT))) {
                // Nor is this repeated, which may hold a secret.
                throw new InvalidSpecException(
                        "setting " + TenetSettings.HEADERS + ": expected the names of headers, each"
                                + " once and with the environment variable that holds its value, such as X-Team=ACME_TEAM_TOKEN,"
                                + " api.openai.com/OpenAI-Project=OPENAI_PROJECT; entry " + (read.size() + 1)
                                + " is none, or names a header that Tenet sends itself. Values do not stand in settings, because"
                                + " settings stand in build files (environment: "
                                + SettingSource.variable(TenetSettings.HEADERS) + ")");
            }
            read.add(new Header(server(matcher), matcher.group("name"), matcher.group("variable")));
        }
        return read;
    }

    private static List<String> entries(Optional<String> text) {
        return text.map(COMMA::split).map(List::of).orElse(List.of());
    }

    private static String server(Matcher matcher) {
        String server = matcher.group("server");
        return server == null ? "" : server.toLowerCase(Locale.ROOT);
    }

    private static boolean isTheClients(Matcher matcher) {
        return THE_CLIENTS.contains(matcher.group("name").toLowerCase(Locale.ROOT));
    }
}
