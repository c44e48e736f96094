package dev.tenet.model.http;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Lets only answers through that can be those to the question. A network interceptor: what is thrown here closes the
 * connection, so that nothing of it is left for the next question.
 */
final class FairAnswers implements Interceptor {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NOT_MODIFIED = 304;

    private final KeptSockets sockets;

    FairAnswers(KeptSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        // With HTTP/2 each answer says which question it is for.
        Optional<KeptSockets.KeptSocket> kept = connection == null || connection.protocol() == Protocol.HTTP_2
                ? Optional.empty()
                : sockets.below(connection.socket());
        if (kept.isEmpty()) {
            return checked(chain.proceed(chain.request()));
        }
        KeptSockets.KeptSocket socket = kept.get();
        Socket shown = connection.socket();
        if (socket.use() && socket.holdsUnread(shown)) {
            throw secondAnswer();
        }
        long before = socket.reads();
        Response response = chain.proceed(chain.request());
        if (socket.reads() == before) {
            throw secondAnswer();
        }
        return checked(response);
    }

    private static ServerFault secondAnswer() {
        return new ServerFault("sent more than one answer to a question on the same connection, so that the next answer"
                + " cannot be told from it");
    }

    private static Response checked(Response response) throws ServerFault {
        if (response.code() == SWITCHING_PROTOCOLS) {
            throw new ServerFault("answered 101 (switching protocols), which nobody asked for");
        }
        if (response.code() == NOT_MODIFIED) {
            throw new ServerFault(
                    "answered 304 (not modified), as to a cache, and Tenet has none; is there a cache" + " between?");
        }
        List<String> lengths = response.headers("Content-Length");
        boolean isChunked = response.header("Transfer-Encoding") != null;
        if (!isChunked
                && (lengths.stream().distinct().count() > 1
                        || !lengths.stream()
                                .allMatch(length -> LENGTH.matcher(length).matches()))) {
            throw new ServerFault("answered with the header Content-Length: " + String.join(", ", lengths)
                    + ", which is no length; expected a count of bytes");
        }
        return response;
    }
}
