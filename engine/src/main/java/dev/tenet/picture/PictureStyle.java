package dev.tenet.picture;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The style sheet of pictures, whose colors follow the reader's light or dark theme. */
@API(status = INTERNAL, since = "0.1")
public final class PictureStyle {

    private static final Pattern DECLARED = Pattern.compile("--([a-z-]+): ([^;]+);");
    private static final Pattern USED = Pattern.compile("var\\(--([a-z-]+)\\)");
    private static final String DARK = "@media screen and (prefers-color-scheme: dark) {";
    private static final String SHAPES = "/* shapes */\n";

    private static final String OF_PAGES = read();
    private static final String OF_DOCUMENTS = withoutVariables(OF_PAGES);

    private PictureStyle() {}

    /** Returns the style sheet for pictures within a page, which may use its variables. */
    public static String ofPages() {
        return OF_PAGES;
    }

    /** Returns the style sheet for a picture by itself, without variables, which only browsers know. */
    static String ofDocuments() {
        return OF_DOCUMENTS;
    }

    private static String read() {
        try (InputStream content = PictureStyle.class.getResourceAsStream("/dev/tenet/picture/picture.css")) {
            if (content == null) {
                throw new IllegalStateException("the jar lacks dev/tenet/picture/picture.css");
            }
            // A build on Windows may have converted the line ends.
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String withoutVariables(String sheet) {
        int dark = sheet.indexOf(DARK);
        int shapes = sheet.indexOf(SHAPES);
        String rules = sheet.substring(shapes + SHAPES.length());
        return colored(rules, colors(sheet.substring(0, dark)))
                + DARK
                + "\n"
                + colored(rules, colors(sheet.substring(dark, shapes)))
                + "}\n";
    }

    private static Map<String, String> colors(String declarations) {
        Map<String, String> colors = new HashMap<>();
        DECLARED.matcher(declarations).results().forEach(one -> colors.put(one.group(1), one.group(2)));
        return colors;
    }

    private static String colored(String rules, Map<String, String> colors) {
        return USED.matcher(rules).replaceAll((MatchResult one) -> {
            String color = colors.get(one.group(1));
            if (color == null) {
                throw new IllegalStateException("picture.css declares no --" + one.group(1));
            }
            return color;
        });
    }
}
