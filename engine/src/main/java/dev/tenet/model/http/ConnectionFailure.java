package dev.tenet.model.http;

import dev.tenet.model.CallSettings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** Describes connection failures for users. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** A predicate whose subject is the server. */
    static String inWords(IOException failure, Timeouts timeouts) {
        if (failure instanceof ServerFault fault) {
            return String.valueOf(fault.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "has an unknown host name: is it spelled correctly, and is the network up?";
        }
        if (failure instanceof SocketTimeoutException && mentions(failure, "connect")) {
            return "could not be reached within " + inWords(timeouts.connect())
                    + ": is the address correct, and is a firewall or proxy in the way?";
        }
        if (failure instanceof OverdueException late) {
            return String.valueOf(late.getMessage());
        }
        if (failure instanceof InterruptedIOException) {
            return "did not answer in full within the " + CallSettings.TIMEOUT + " of " + inWords(timeouts.call());
        }
        if (failure instanceof ConnectException && mentions(failure, "refused")) {
            return "refused the connection: is the server running?";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "could not be reached: " + failure.getMessage();
        }
        // A connection that breaks during TLS is also an SSLException, with the socket's exception as its cause.
        if (isLasting(failure) && mentions(failure, "unsupported or unrecognized ssl message")) {
            return "does not support https; does it use plain http, as in http://localhost:11434/v1?";
        }
        if (isLasting(failure)) {
            return "failed the TLS handshake: " + failure.getMessage()
                    + " (does it support https, and is its certificate trusted?)";
        }
        return "closed the connection before its answer was complete: " + failure.getMessage();
    }

    /** Whether the server does not exist, refuses connections, or does not respond in time. */
    static boolean isUnreachable(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof InterruptedIOException;
    }

    /** Whether retrying is useless: the server does not support TLS, or its certificate is not trusted. */
    static boolean isLasting(IOException failure) {
        if (failure instanceof ServerFault fault) {
            return fault.isLasting();
        }
        return failure instanceof SSLException
                && !(failure.getCause() instanceof SocketException)
                && !(failure.getCause() instanceof EOFException)
                && !(failure.getCause() instanceof SocketTimeoutException);
    }

    /** Whether the message of the failure or of one of its causes contains the word, ignoring case. */
    private static boolean mentions(Throwable failure, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return says(failure, message -> message.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether the message of the failure or of one of its causes matches. */
    static boolean says(Throwable failure, Predicate<String> such) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && such.test(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    static String inWords(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
