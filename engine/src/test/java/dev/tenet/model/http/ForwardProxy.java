package dev.tenet.model.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy as companies have them: opens tunnels for {@code CONNECT}, forwards what has a whole address in its first line, and
 * may want to know who asks. Every host leads to one port of this machine.
 */
final class ForwardProxy implements AutoCloseable {

    private static final Pattern WHOLE = Pattern.compile("(\\w+) http://[^/]+(\\S*) HTTP/1.1");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?im)^Proxy-Authorization: (.*)$");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private final int target;
    private volatile String authorization = "";
    private volatile int refusal;

    ForwardProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    /** Lets only those through who send this. */
    ForwardProxy wanting(String header) {
        authorization = header;
        return this;
    }

    /** Lets nobody through. */
    ForwardProxy refusing(int status) {
        refusal = status;
        return this;
    }

    String address() {
        return "localhost:" + server.getLocalPort();
    }

    /** The first lines and headers of what it was asked. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            Matcher sent = AUTHORIZATION.matcher(head);
            boolean isKnown = authorization.isEmpty()
                    || (sent.find() && sent.group(1).strip().equals(authorization));
            if (!isKnown || refusal > 0) {
                String status =
                        isKnown ? refusal + " No" : "407 Who are you?\r\nProxy-Authenticate: Basic realm=\"acme\"";
                write(
                        client.getOutputStream(),
                        "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            try (Socket upstream = new Socket("localhost", target)) {
                sockets.add(upstream);
                Matcher whole = WHOLE.matcher(head);
                if (head.startsWith("CONNECT ")) {
                    write(client.getOutputStream(), "HTTP/1.1 200 OK\r\n\r\n");
                } else if (whole.find()) {
                    write(upstream.getOutputStream(), whole.replaceFirst("$1 $2 HTTP/1.1"));
                }
                start(() -> pipe(client, upstream));
                pipe(upstream, client);
            }
        } catch (IOException brokenOff) {
            // One of the two has hung up.
        }
    }

    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = input.read();
            if (read < 0) {
                throw new IOException("no request came");
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException brokenOff) {
            // So it ends.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : List.copyOf(sockets)) {
            socket.close();
        }
    }
}
