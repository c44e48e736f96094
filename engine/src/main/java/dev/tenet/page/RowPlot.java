package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.picture.Picture;
import dev.tenet.picture.Svg;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of a label, marks on a common scale, and numbers. On the page, a table in which each row has a picture of its
 * own, so that it is read like a table; in a file, one picture.
 *
 * @param name the name of the file
 * @param title what is shown
 * @param rows the rows, at least one
 * @param axis writes the labels of the scale; empty if the numbers of the rows suffice
 * @param legend what the marks mean, for the file
 */
record RowPlot(String name, String title, List<Row> rows, Optional<Consumer<Html>> axis, String legend)
        implements Chart {

    /** The width of the marks. */
    static final int WIDTH = 260;
    /** The height of a row. */
    static final int HEIGHT = 24;

    private static final int AXIS_HEIGHT = 18;
    // Of many rows, the page folds those after the first.
    private static final int FEW = 12;
    // In a file, a reader of more rows would look for the table.
    private static final int MOST = 60;
    private static final int GAP = 14;
    private static final double COLUMN = 7;
    private static final int LABEL_COLUMNS = 44;
    private static final int NUMBER_COLUMNS = 30;

    /**
     * A row.
     *
     * @param isWhole whether the row is about everything, not about a part
     * @param marks writes what is drawn between (0, 0) and ({@value #WIDTH}, {@value #HEIGHT})
     * @param figure the figure in words
     * @param n the number of observations; empty if it is not known
     */
    record Row(String label, boolean isWhole, Consumer<Html> marks, String figure, String n) {}

    @Override
    public void draw(Html page) {
        page.open("figure", "class", "forest");
        page.element("figcaption", title);
        table(rows.subList(0, Math.min(FEW, rows.size())), page);
        if (rows.size() > FEW) {
            page.open("details").element("summary", (rows.size() - FEW) + " more");
            table(rows.subList(FEW, rows.size()), page);
            page.close();
        }
        page.close();
    }

    private void table(List<Row> shown, Html page) {
        page.open("table").open("tbody");
        for (Row row : shown) {
            page.open("tr", "class", row.isWhole() ? "whole" : "");
            page.element("th", row.label(), "scope", "row");
            cell(row.marks(), HEIGHT, page);
            page.element("td", row.figure(), "class", "num");
            page.element("td", row.n(), "class", "n");
            page.close();
        }
        axis.ifPresent(labels -> {
            page.open("tr", "class", "scale").element("th", "");
            cell(labels, AXIS_HEIGHT, page);
            page.element("td", "", "class", "num").element("td", "", "class", "n");
            page.close();
        });
        page.close().close();
    }

    private static void cell(Consumer<Html> content, int height, Html page) {
        page.open("td", "class", "plot");
        page.open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "aria-hidden", "true");
        content.accept(page);
        page.close().close();
    }

    @Override
    public Picture picture() {
        List<Row> shown = rows.subList(0, Math.min(MOST, rows.size()));
        int left = room(shown.stream().map(Row::label).toList(), LABEL_COLUMNS);
        int figures = room(shown.stream().map(Row::figure).toList(), NUMBER_COLUMNS);
        int numbers = room(shown.stream().map(Row::n).toList(), NUMBER_COLUMNS);
        int right = left + WIDTH + figures;
        String more = rows.size() > MOST ? " " + (rows.size() - MOST) + " more rows are in report.html." : "";
        return new Picture(
                "forest",
                title,
                title + ": " + shown.get(0).label() + " " + shown.get(0).figure()
                        + (rows.size() > 1 ? ", and " + (rows.size() - 1) + " more" : ""),
                List.of((legend + more).strip()),
                right + numbers,
                shown.size() * HEIGHT + (axis.isPresent() ? AXIS_HEIGHT : 0),
                svg -> {
                    for (int i = 0; i < shown.size(); i++) {
                        row(shown.get(i), i * HEIGHT, left, right, right + numbers, svg);
                    }
                    axis.ifPresent(labels -> moved(left, shown.size() * HEIGHT, labels, svg));
                });
    }

    private static int room(List<String> texts, int most) {
        int columns =
                texts.stream().mapToInt(text -> Svg.columns(text, most)).max().orElse(0);
        return columns == 0 ? 0 : (int) (columns * COLUMN) + GAP;
    }

    private static void row(Row row, int top, int left, int right, int end, Html svg) {
        double line = top + HEIGHT * 0.7;
        Svg.label(svg, row.isWhole() ? "whole" : "", 0, line, row.label(), "start", LABEL_COLUMNS);
        moved(left, top, row.marks(), svg);
        Svg.label(svg, "", right, line, row.figure(), "end", NUMBER_COLUMNS);
        Svg.label(svg, "", end, line, row.n(), "end", NUMBER_COLUMNS);
    }

    private static void moved(double x, double y, Consumer<Html> shapes, Html svg) {
        svg.open("g", "transform", "translate(" + Html.at(x) + " " + Html.at(y) + ")");
        shapes.accept(svg);
        svg.close();
    }
}
