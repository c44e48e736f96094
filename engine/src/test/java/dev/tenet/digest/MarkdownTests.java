package dev.tenet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle is commonmark-java 0.26.0 with GitHub's tables and links. */
class MarkdownTests {

    private static final Parser GITHUB = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .build();

    static Stream<String> hostile() {
        return Stream.of(
                "DVGR ≥ 0.50",
                "a | b || c",
                "back\\slash \\| pipe",
                "`tick` ``two`` ```three",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</code><b>bold</b>",
                "<!-- comment",
                "-->",
                "[link](javascript:alert(1))",
                "![picture](http://evil.example/x.png)",
                "http://evil.example and www.evil.example",
                "**bold** _it_ ~~gone~~",
                "# heading",
                "- item",
                "1. item",
                "> quote",
                "&lt;&amp;&#124;",
                "@everyone #1 GH-7 deadbeef01",
                "$x^2$ :smile:",
                "mailto:a@b.example",
                "<http://evil.example>",
                "--- | ---",
                "\"quoted\" 'text'");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void textInACellIsOneCellWithThatText(String text) {
        for (String written : List.of(Markdown.text(text), Markdown.code(text))) {
            Node page = GITHUB.parse("| a | b |\n| --- | --- |\n| " + written + " | end |\n\nafter");
            assertThat(cells(page)).as(written).containsExactly("a", "b", text, "end");
            assertOnlyText(page, written);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void textInAListIsThatText(String text) {
        for (String written : List.of(Markdown.text(text), Markdown.code(text))) {
            Node page = GITHUB.parse("- " + written);
            assertThat(textOf(page)).as(written).isEqualTo(text);
            assertOnlyText(page, written);
        }
    }

    @Test
    void lineEndsAndInvisibleCharactersAreShown() {
        assertThat(Markdown.code("a\nb\u202Ec\u001B[1m"))
                .isEqualTo("<code>a&#92;u000Ab&#92;u202Ec&#92;u001B&#91;1m</code>");
    }

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Markdown.text("release stopped: 1 refuted, 2 undecided"))
                .isEqualTo("release stopped: 1 refuted, 2 undecided");
    }

    @Test
    void aTextOfAMegabyteIsShortened() {
        assertThat(Markdown.text("x".repeat(1 << 20))).hasSizeLessThan(400).endsWith("…`");
    }

    private static void assertOnlyText(Node page, String written) {
        List<String> markup = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline html) {
                markup.add(html.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                markup.add(html.getLiteral());
            }

            @Override
            public void visit(org.commonmark.node.Link link) {
                markup.add(link.getDestination());
            }

            @Override
            public void visit(org.commonmark.node.Image image) {
                markup.add(image.getDestination());
            }

            @Override
            public void visit(org.commonmark.node.StrongEmphasis strong) {
                markup.add("strong");
            }

            @Override
            public void visit(org.commonmark.node.Emphasis emphasis) {
                markup.add("emphasis");
            }

            @Override
            public void visit(org.commonmark.node.Heading heading) {
                markup.add("heading");
            }
        });
        assertThat(markup).as(written).isSubsetOf("<code>", "</code>");
    }

    private static List<String> cells(Node page) {
        List<String> cells = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.CustomNode node) {
                if (node instanceof TableCell) {
                    cells.add(textOf(node));
                } else {
                    visitChildren(node);
                }
            }
        });
        return cells;
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }
}
