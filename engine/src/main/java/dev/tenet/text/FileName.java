package dev.tenet.text;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Locale;
import org.apiguardian.api.API;

/** Makes file names from names of specs and claims, which may contain any character. */
@API(status = INTERNAL, since = "0.1")
public final class FileName {

    private static final int LONGEST = 60;
    private static final int DIGITS = 8;

    private FileName() {}

    /**
     * Returns a file name without extension that every file system accepts: the end of the name, which tells more than
     * its package, and a fingerprint of the whole, unless the name is a file name in lower case already.
     */
    public static String of(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        String end = plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
        if (end.length() < plain.length()) {
            // Not within a word of the package.
            end = end.substring(end.indexOf('.') + 1);
        }
        String start = end.replaceAll("^[.-]+|[.-]+$", "");
        // Some file systems do not distinguish upper and lower case.
        return start.equals(name) && name.equals(name.toLowerCase(Locale.ROOT))
                ? name
                : start + "-" + Fingerprint.of(name).substring(0, DIGITS);
    }
}
