package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How to access servers: the header that carries the key, additional headers, and a private certificate authority.
 * Contains no secrets, only the names of the environment variables that hold them. Begin with {@link #DEFAULT}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ServerAccess {

    /** Each service's own header for its key, no additional headers, Java's certificate authorities. */
    public static final ServerAccess DEFAULT = new ServerAccess(new Parts(List.of(), List.of(), null));

    private final Parts parts;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
    private record Parts(
            List<KeyHeader> keyHeaders,
            List<Header> headers,
            @Nullable String certificates) {}

    /**
     * The header that carries a server's key.
     *
     * @param server host, or host and port, as in {@code gateway.acme.com}; empty for every server except public services
     * @param name the header's name, as in {@code Ocp-Apim-Subscription-Key}
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record KeyHeader(String server, String name) {}

    /**
     * An additional header.
     *
     * @param server host, or host and port; empty for every server except public services
     * @param name the header's name, as in {@code X-Team}
     * @param variable the environment variable that holds its value
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record Header(String server, String name, String variable) {}

    private ServerAccess(Parts parts) {
        this.parts = parts;
    }

    /** The headers that carry keys instead of the services' own. */
    public List<KeyHeader> keyHeaders() {
        return parts.keyHeaders();
    }

    /** The additional headers. */
    public List<Header> headers() {
        return parts.headers();
    }

    /**
     * A PEM file with certificate authorities to trust in addition to Java's; null for the file that the environment variable
     * {@code SSL_CERT_FILE} names, if it is set.
     */
    public @Nullable String certificates() {
        return parts.certificates();
    }

    /** A copy with other headers for keys. */
    public ServerAccess withKeyHeaders(List<KeyHeader> keyHeaders) {
        return new ServerAccess(new Parts(List.copyOf(keyHeaders), headers(), certificates()));
    }

    /** A copy with other additional headers. */
    public ServerAccess withHeaders(List<Header> headers) {
        return new ServerAccess(new Parts(keyHeaders(), List.copyOf(headers), certificates()));
    }

    /** A copy with another file of certificate authorities; null as in {@link #certificates}. */
    public ServerAccess withCertificates(@Nullable String file) {
        return new ServerAccess(new Parts(keyHeaders(), headers(), file));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServerAccess access && parts.equals(access.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "ServerAccess" + parts.toString().substring("Parts".length());
    }
}
