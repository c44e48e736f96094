package dev.tenet.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTests {

    @Test
    void escapesTextAndAttributes() {
        Html html = new Html().element("p", "a < b & \"c\" 'd' >", "title", "\"><script>");

        assertThat(written(html))
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt;</p>");
    }

    @Test
    void writesWhatCannotBeSeenAsEscapes() {
        assertThat(written(new Html().text("a\u202Eb\uFFFF\u001B[31m\uD800")))
                .isEqualTo("a\\u202Eb\\uFFFF\\u001B[31m\\uD800");
    }

    @Test
    void leavesOutEmptyAttributes() {
        assertThat(written(new Html().empty("br", "class", "", "id", "x"))).isEqualTo("<br id=\"x\"/>");
    }

    @Test
    void appendsOnlyWhatIsComplete() {
        Html open = new Html().open("div");

        assertThatThrownBy(() -> new Html().append(open))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not closed: [div]");
    }

    private static String written(Html html) {
        return new String(html.bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "1, 1.0",
        "0.94, 0.9",
        "0.96, 1.0",
        "-0.04, 0.0",
        "-0.06, -0.1",
        "-12.34, -12.3",
        "1234567.89, 1234567.9"
    })
    void aCoordinateHasOneDecimalPlace(double coordinate, String written) {
        assertThat(Html.at(coordinate)).isEqualTo(written);
    }
}
