package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What servers want beside a question: their key in another header, further headers, an authority of one's own that
 * certifies them. Secrets are not in it, only the names of the environment variables that hold them.
 *
 * @param keyHeaders the headers that carry keys in place of a server's own
 * @param headers further headers
 * @param certificates a file in PEM with authorities beside those that Java trusts; null: the one that the environment
 *     variable {@code SSL_CERT_FILE} names, if it is set
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ServerAccess(
        List<KeyHeader> keyHeaders,
        List<Header> headers,
        @Nullable String certificates) {

    /** Every server's own header for its key, and nothing else. */
    public static final ServerAccess DEFAULT = new ServerAccess(List.of(), List.of(), null);

    /**
     * The header that carries a server's key.
     *
     * @param server host, or host and port, as in {@code gateway.acme.com}; empty: every server that is no public service
     * @param name as in {@code Ocp-Apim-Subscription-Key}
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record KeyHeader(String server, String name) {}

    /**
     * A further header.
     *
     * @param server host, or host and port; empty: every server that is no public service
     * @param name as in {@code X-Team}
     * @param variable the environment variable that holds its value
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record Header(String server, String name, String variable) {}

    /** Lists that nobody changes. */
    public ServerAccess {
        keyHeaders = List.copyOf(keyHeaders);
        headers = List.copyOf(headers);
    }
}
