package dev.tenet.model.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Makes sockets that count how often something is read from them: an answer that can be read without a look at the
 * network since its question was sent was there before the question.
 */
final class KeptSockets extends SocketFactory {

    private static final int SHORTEST_WAIT_MILLIS = 1;

    // By the addresses of both ends: OkHttp shows the socket for TLS, which knows those of the one below it.
    private final Map<List<Object>, KeptSocket> open = new ConcurrentHashMap<>();

    /** The socket below one that OkHttp shows; empty for one that was made elsewhere, as for a SOCKS proxy. */
    Optional<KeptSocket> below(Socket shown) {
        return Optional.ofNullable(open.get(ends(shown)));
    }

    private static List<Object> ends(Socket socket) {
        return List.of(socket.getLocalPort(), socket.getInetAddress(), socket.getPort());
    }

    @Override
    public Socket createSocket() {
        return new KeptSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw onlyUnconnected();
    }

    private static IOException onlyUnconnected() {
        return new IOException("only sockets that are not connected yet are made here");
    }

    /** A socket of one connection. */
    final class KeptSocket extends Socket {

        private volatile long reads;
        private volatile boolean wasUsed;

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            open.put(ends(this), this);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }

        /** How often something was read. */
        long reads() {
            return reads;
        }

        /** Notes that a question goes over it; says whether one did before. */
        boolean use() {
            boolean before = wasUsed;
            wasUsed = true;
            return before;
        }

        /**
         * Whether something came that nobody asked for.
         *
         * @param shown the socket for TLS above this one, or this one
         */
        boolean holdsUnread(Socket shown) throws IOException {
            if (shown.getInputStream().available() > 0) {
                return true;
            }
            return shown != this && super.getInputStream().available() > 0 && holdsData(shown);
        }

        /** What comes over TLS need not be data. */
        private static boolean holdsData(Socket tls) throws IOException {
            int timeout = tls.getSoTimeout();
            try {
                tls.setSoTimeout(SHORTEST_WAIT_MILLIS);
                return tls.getInputStream().read() >= 0;
            } catch (SocketTimeoutException nothing) {
                return false;
            } finally {
                tls.setSoTimeout(timeout);
            }
        }

        @Override
        public synchronized void close() throws IOException {
            if (isConnected()) {
                open.remove(ends(this), this);
            }
            super.close();
        }

        private final class CountedStream extends FilterInputStream {

            CountedStream(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read);
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(read);
                return read;
            }

            // One thread at a time reads from a connection.
            @SuppressWarnings("NonAtomicVolatileUpdate")
            private void count(int read) {
                if (read >= 0) {
                    reads++;
                }
            }
        }
    }
}
