package dev.tenet.model.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers each request with the bytes it was given, right or wrong, and keeps its connections unless the
 * answer says that it closes them.
 */
final class RawServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private final ServerSocket server;
    private final Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();

    RawServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    RawServer(ServerSocketFactory factory) throws IOException {
        this.server = factory.createServerSocket(0, 50, InetAddress.getByName("localhost"));
        start("accept", this::accept);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An answer with these headers, each with its line end, and this body. */
    static byte[] answer(String status, String headers, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers + "\r\n"));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** A right answer with this text. */
    static byte[] says(String text) {
        return ok("", bytes(Wire.completion("{\"content\":\"" + text + "\"}")));
    }

    static byte[] ok(String headers, byte[] body) {
        return answer("200 OK", headers + "Content-Length: " + body.length + "\r\n", body);
    }

    static byte[] both(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    RawServer then(byte[] answer) {
        answers.add(answer);
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    String host() {
        return "localhost:" + port();
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many connections the client has not closed. */
    long open() {
        return List.copyOf(sockets).stream()
                .filter(socket -> !socket.isClosed())
                .count();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                start("connection", () -> serve(socket));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "raw server, " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            @Nullable String request;
            while ((request = read(socket.getInputStream())) != null) {
                requests.add(request);
                byte[] answer = answers.poll();
                if (answer == null) {
                    return;
                }
                socket.getOutputStream().write(answer);
                socket.getOutputStream().flush();
                if (new String(answer, StandardCharsets.ISO_8859_1).contains("\r\nConnection: close\r\n")) {
                    return;
                }
            }
        } catch (IOException brokenOff) {
            // The client has hung up.
        }
    }

    private static @Nullable String read(InputStream input) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int read = input.read();
            if (read < 0) {
                return null;
            }
            request.append((char) read);
        }
        Matcher length = LENGTH.matcher(request);
        if (length.find()) {
            byte[] body = input.readNBytes(Integer.parseInt(length.group(1)));
            request.append(new String(body, StandardCharsets.UTF_8));
        }
        return request.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : List.copyOf(sockets)) {
            socket.close();
        }
    }
}
