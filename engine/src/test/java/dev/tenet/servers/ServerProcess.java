package dev.tenet.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server in a process of its own, on a free port of this machine, that ends with this JVM at the latest. */
public final class ServerProcess implements AutoCloseable {

    private static final long READY_MILLIS = 60_000;

    private final Process process;
    private final int port;
    private final Thread atExit = new Thread(this::end);

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param log what it says goes there
     * @param command its command line, by the port that it shall listen on
     * @throws IOException if it ends, or does not listen within a minute; with what it said
     */
    public static ServerProcess start(Path log, IntFunction<List<String>> command)
            throws IOException, InterruptedException {
        int port = freePort();
        ServerProcess server = new ServerProcess(Programs.start(log, command.apply(port)), port);
        try {
            server.awaitReadiness(log);
            return server;
        } catch (IOException | InterruptedException failed) {
            server.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReadiness(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MILLIS * 1_000_000;
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the server does not listen; it said: " + Programs.said(log));
            }
            Thread.sleep(50);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The port of the loopback address on which it listens. */
    public int port() {
        return port;
    }

    /** A script hands a signal on to the program that it started, and would leave that behind if it were killed. */
    private void end() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
