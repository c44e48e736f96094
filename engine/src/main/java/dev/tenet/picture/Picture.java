package dev.tenet.picture;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.text.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A picture: shapes, and words for those who cannot see them. It is drawn into a page, which has the style sheet, or is
 * a document by itself, with a title above the shapes and notes below them.
 *
 * @param css the classes of the style sheet that its shapes are within; empty for none
 * @param title the title of the document
 * @param words what the picture shows
 * @param notes what a reader of the document needs to know besides, a paragraph each
 * @param width the width of the shapes, whose left end is 0
 * @param height the height of the shapes, whose top is 0
 * @param shapes writes the shapes
 */
@API(status = INTERNAL, since = "0.1")
public record Picture(
        String css, String title, String words, List<String> notes, int width, int height, Consumer<Html> shapes) {

    private static final int MARGIN = 20;
    private static final int LEAST_WIDTH = 540;
    private static final int TITLE_LINE = 20;
    private static final int NOTE_LINE = 17;
    private static final int GAP = 14;
    // Of the title's font and of the notes', a little more than a column of text has on average.
    private static final double TITLE_COLUMN = 8.4;
    private static final double NOTE_COLUMN = 6.7;
    private static final int MOST_TITLE_LINES = 3;
    private static final int MOST_NOTE_LINES = 12;
    private static final int LONGEST_WORDS = 1000;

    /** Copies the list. */
    public Picture {
        notes = List.copyOf(notes);
    }

    /** Draws the shapes into a page. */
    public void draw(Html page) {
        page.open(
                "svg",
                "class",
                "numberline",
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-label",
                words);
        page.element("title", words);
        shapes.accept(page);
        page.close();
    }

    /**
     * Returns the picture as a document: well-formed XML in UTF-8 that needs no other file, and contains no script.
     *
     * @param source what was measured, for the last note
     */
    public byte[] document(String source) {
        int room = Math.max(width, LEAST_WIDTH);
        String called = Untrusted.excerpt(title, LONGEST_WORDS);
        List<String> heading = TextWidth.wrap(title, (int) (room / TITLE_COLUMN), MOST_TITLE_LINES);
        List<String> below = Stream.concat(notes.stream(), Stream.of(source))
                .flatMap(note -> TextWidth.wrap(note, (int) (room / NOTE_COLUMN), MOST_NOTE_LINES).stream())
                .toList();
        int above = MARGIN + heading.size() * TITLE_LINE + GAP;
        int under = GAP + below.size() * NOTE_LINE + MARGIN;
        String wide = String.valueOf(room + 2 * MARGIN);
        String high = String.valueOf(above + height + under);
        Html svg = new Html();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                ("document " + css).strip(),
                "width",
                wide,
                "height",
                high,
                "viewBox",
                -MARGIN + " " + -above + " " + wide + " " + high,
                "role",
                "img",
                "aria-label",
                called);
        svg.element("title", called)
                .element("desc", Untrusted.excerpt(words, LONGEST_WORDS))
                .constant("style", PictureStyle.ofDocuments());
        lines(svg, "title", heading, MARGIN - above + TITLE_LINE - 6, TITLE_LINE);
        shapes.accept(svg);
        lines(svg, "", below, height + GAP + NOTE_LINE - 5, NOTE_LINE);
        return (svg.close() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void lines(Html svg, String css, List<String> lines, int first, int distance) {
        for (int i = 0; i < lines.size(); i++) {
            Svg.text(svg, css, 0, first + i * distance, lines.get(i), "start");
        }
    }
}
