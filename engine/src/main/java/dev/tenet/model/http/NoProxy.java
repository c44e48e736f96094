package dev.tenet.model.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The servers listed in {@code NO_PROXY}, with curl's syntax: names separated by commas or spaces, each including its
 * subdomains, with or without a port; address blocks ({@code 10.0.0.0/8}); {@code *} for every server.
 */
record NoProxy(List<String> entries) {

    private static final Pattern BLOCK = Pattern.compile("([0-9a-f:.]+)/(\\d{1,3})");
    // Does not match names, so that none is looked up.
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    static NoProxy in(Function<String, @Nullable String> environment) {
        String lower = environment.apply("no_proxy");
        String value = lower == null || lower.isBlank() ? environment.apply("NO_PROXY") : lower;
        return new NoProxy(
                value == null
                        ? List.of()
                        : Stream.of(value.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                                .filter(entry -> !entry.isEmpty())
                                .toList());
    }

    boolean covers(HttpUrl server) {
        return entries.stream().anyMatch(entry -> covers(entry, server));
    }

    private static boolean covers(String entry, HttpUrl server) {
        String host = server.host().toLowerCase(Locale.ROOT);
        if (entry.equals("*")) {
            return true;
        }
        Matcher block = BLOCK.matcher(entry);
        if (block.matches()) {
            return isIn(block.group(1), Integer.parseInt(block.group(2)), host);
        }
        String port = ":" + server.port();
        String named =
                entry.endsWith(port) && !isAddress(entry) ? entry.substring(0, entry.length() - port.length()) : entry;
        String name =
                named.replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "").replaceAll("[\\[\\]]", "");
        return !name.isEmpty() && (host.equals(name) || (!isAddress(host) && host.endsWith("." + name)));
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static boolean isIn(String network, int bits, String host) {
        if (!isAddress(network) || !isAddress(host)) {
            return false;
        }
        try {
            byte[] one = InetAddress.getByName(network).getAddress();
            byte[] other = InetAddress.getByName(host).getAddress();
            int rest = one.length * Byte.SIZE - bits;
            return one.length == other.length
                    && rest >= 0
                    && new BigInteger(1, one).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
