package dev.tenet.digest;

import dev.tenet.report.Release;
import java.util.Locale;

/** Draws the result of a run as a small picture for a web page. It is green only if the release is allowed. */
final class Badge {

    private static final String GREEN = "#1a7f37";
    private static final String RED = "#b42318";
    private static final String GRAY = "#57606a";
    private static final int LABEL = 44;
    private static final double LETTER = 6.6;
    private static final int MARGIN = 16;

    private Badge() {}

    /** Returns the badge as SVG. It contains no text from a run. */
    static String of(Release release) {
        String words = release.outcome().words();
        String color = switch (release.outcome()) {
            case RELEASED -> GREEN;
            case STOPPED -> RED;
            case NOT_MEASURED -> GRAY;
        };
        int value = (int) Math.ceil(words.length() * LETTER) + MARGIN;
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="tenet: %2$s">
                  <title>tenet: %2$s</title>
                  <rect width="%1$d" height="20" rx="3" fill="%3$s"/>
                  <path d="M3 0h%4$dv20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#24292f"/>
                  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                    <text x="%5$d" y="14">tenet</text>
                    <text x="%6$d" y="14">%2$s</text>
                  </g>
                </svg>
                """, LABEL + value, words, color, LABEL - 3, LABEL / 2, LABEL + value / 2);
    }
}
