package dev.tenet.model.http;

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

/** Says in words what went wrong on the way to a server or back. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** A half-sentence whose subject is the server. */
    static String inWords(IOException failure, Timeouts timeouts) {
        if (failure instanceof ServerFault fault) {
            return String.valueOf(fault.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "is not known by that name: is it spelt right, and is there a network?";
        }
        if (failure instanceof SocketTimeoutException && mentions(failure, "connect")) {
            return "could not be reached within " + inWords(timeouts.connect())
                    + ": is the address right, and is there a firewall or proxy between?";
        }
        if (failure instanceof OverdueException late) {
            return String.valueOf(late.getMessage());
        }
        if (failure instanceof InterruptedIOException) {
            return "did not answer in full within " + inWords(timeouts.call()) + ", as tenet.timeout says";
        }
        if (failure instanceof ConnectException && mentions(failure, "refused")) {
            return "refused the connection: is the server running?";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "could not be reached: " + failure.getMessage();
        }
        // A connection that breaks under TLS is an SSLException too, with the socket's own as its cause.
        if (isLasting(failure) && mentions(failure, "unsupported or unrecognized ssl message")) {
            return "does not speak https; is it a server that speaks plain http, as in http://localhost:11434/v1?";
        }
        if (isLasting(failure)) {
            return "could not be spoken to over TLS: " + failure.getMessage()
                    + " (does it speak https, and is its certificate trusted?)";
        }
        return "broke the connection before its answer was complete: " + failure.getMessage();
    }

    /** Whether nobody is there, or nobody that takes connections or answers in time. */
    static boolean isUnreachable(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof InterruptedIOException;
    }

    /** Whether trying again is of no use: the server does not speak TLS, or shows a certificate that nobody trusts. */
    static boolean isLasting(IOException failure) {
        if (failure instanceof ServerFault fault) {
            return fault.isLasting();
        }
        return failure instanceof SSLException
                && !(failure.getCause() instanceof SocketException)
                && !(failure.getCause() instanceof EOFException)
                && !(failure.getCause() instanceof SocketTimeoutException);
    }

    /** Whether the failure or one that lies behind it has the word in its message, in whatever case. */
    private static boolean mentions(Throwable failure, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return says(failure, message -> message.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether the failure or one that lies behind it has such a message. */
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
