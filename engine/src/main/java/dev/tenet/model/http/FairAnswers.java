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
 * Rejects responses that cannot belong to the current request. A network interceptor, so that an exception closes the
 * connection and nothing of the response is left for the next request.
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
        // In HTTP/2 each response identifies its request.
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
        return new ServerFault("sent more than one response to a request on one connection, so that the next response"
                + " cannot be matched to its request");
    }

    private static Response checked(Response response) throws ServerFault {
        if (response.code() == SWITCHING_PROTOCOLS) {
            throw new ServerFault("answered 101 (switching protocols), which was not requested");
        }
        if (response.code() == NOT_MODIFIED) {
            throw new ServerFault("answered 304 (not modified), but Tenet has no cache; is there a caching proxy?");
        }
        List<String> lengths = response.headers("Content-Length");
        boolean isChunked = response.header("Transfer-Encoding") != null;
        if (!isChunked
                && (lengths.stream().distinct().count() > 1
                        || !lengths.stream()
                                .allMatch(length -> LENGTH.matcher(length).matches()))) {
            throw new ServerFault("answered with the header Content-Length: " + String.join(", ", lengths)
                    + ", which is not a length; expected a number of bytes");
        }
        return response;
    }
}
