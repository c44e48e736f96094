package dev.tenet.picture;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.text.Untrusted;
import org.apiguardian.api.API;

/** Writes the shapes that pictures share. Coordinates are those of the picture; classes are those of its style sheet. */
@API(status = INTERNAL, since = "0.1")
public final class Svg {

    private static final int LONGEST_TITLE = 1000;

    private Svg() {}

    /** Writes a line. */
    public static void line(Html svg, String css, double x1, double y1, double x2, double y2) {
        svg.empty("line", "class", css, "x1", Html.at(x1), "y1", Html.at(y1), "x2", Html.at(x2), "y2", Html.at(y2));
    }

    /** Writes the diamond of an estimate, with the distance from its middle to its corners. */
    public static void diamond(Html svg, double x, double y, double size) {
        svg.empty(
                "path",
                "class",
                "estimate",
                "d",
                "M" + Html.at(x - size) + " " + Html.at(y) + "L" + Html.at(x) + " " + Html.at(y - size) + "L"
                        + Html.at(x + size) + " " + Html.at(y) + "L" + Html.at(x) + " " + Html.at(y + size) + "Z");
    }

    /**
     * Writes a line of text.
     *
     * @param css the class; empty for none
     * @param anchor what stands at x: the {@code start}, {@code middle} or {@code end} of the text
     */
    public static void text(Html svg, String css, double x, double y, String text, String anchor) {
        svg.element("text", text, "class", css, "x", Html.at(x), "y", Html.at(y), "text-anchor", anchor);
    }

    /**
     * Writes a line of text that is cut to the room that it has. A cut text is shown as a whole where the reader
     * points.
     *
     * @param columns the room, in digits
     */
    public static void label(Html svg, String css, double x, double y, String text, String anchor, int columns) {
        String shown = TextWidth.cut(text, columns);
        svg.open("text", "class", css, "x", Html.at(x), "y", Html.at(y), "text-anchor", anchor);
        if (!shown.equals(text)) {
            svg.element("title", Untrusted.excerpt(text, LONGEST_TITLE));
        }
        svg.text(shown).close();
    }

    /** Returns the number of columns that {@link #label} needs for a text, at most those of the room. */
    public static int columns(String text, int room) {
        return TextWidth.of(TextWidth.cut(text, room));
    }
}
