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
 * Creates sockets that count read operations. A response that can be read without a read from the network since its
 * request was sent was there before the request.
 */
final class KeptSockets extends SocketFactory {

    private static final int SHORTEST_WAIT_MILLIS = 1;

    // Keyed by both addresses, because OkHttp exposes the TLS socket, which has the addresses of the one below it.
    private final Map<List<Object>, KeptSocket> open = new ConcurrentHashMap<>();

    /** The socket below one that OkHttp exposes; empty for a socket created elsewhere, such as for a SOCKS proxy. */
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
        return new IOException("only unconnected sockets are supported");
    }

    /** A counting socket. */
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

        /** The number of read operations. */
        long reads() {
            return reads;
        }

        /** Marks the connection as used by a request; returns whether it was used before. */
        boolean use() {
            boolean before = wasUsed;
            wasUsed = true;
            return before;
        }

        /**
         * Whether unrequested data has arrived.
         *
         * @param shown the TLS socket above this one, or this one
         */
        boolean holdsUnread(Socket shown) throws IOException {
            if (shown.getInputStream().available() > 0) {
                return true;
            }
            return shown != this && super.getInputStream().available() > 0 && holdsData(shown);
        }

        /** Bytes that arrive over TLS are not necessarily data. */
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

            // Only one thread at a time reads from a connection.
            @SuppressWarnings("NonAtomicVolatileUpdate")
            private void count(int read) {
                if (read >= 0) {
                    reads++;
                }
            }
        }
    }
}
