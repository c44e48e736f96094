package dev.tenet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class UntrustedTests {

    /** As perl 5.36 lists {@code \p{Default_Ignorable_Code_Point}} of Unicode 14. */
    private static final int[][] DEFAULT_IGNORABLE = {
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
        {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}
    };

    private static final String HOSTILE = "no\uFFFF \u001B[2J\u001B[32mBUILD SUCCESS\u001B[0m\u009B1A \u202Etxet\u202C "
            + "\u2066a\u2069 a\u200Bb\u00ADc \uDB40\uDC41\uDB40\uDC7F a\uFE0F\uFE0F e\rf\u0085g\u2028h\u2029i\u000Bj\u000Ck \b\u0000\u007F"
            + " half \ud83d off \udc69\n::stop-commands::x\n \u00A0\t::add-mask::y\n##[add-mask]z ##teamcity[testFailed name='t'] "
            + "##vso[task.setvariable]a ###[group]b \uDBFF\uDFFE";

    @Test
    void whatAModelPaintsCanBeRead() {
        assertThat(Untrusted.message(HOSTILE))
                .isEqualTo("no\\uFFFF \\u001B[2J\\u001B[32mBUILD SUCCESS\\u001B[0m\\u009B1A \\u202Etxet\\u202C "
                        + "\\u2066a\\u2069 a\\u200Bb\\u00ADc \\u{E0041}\\u{E007F} a\\uFE0F\\uFE0F"
                        + " e\\u000Df\\u0085g\\u2028h\\u2029i\\u000Bj\\u000Ck \\u0008\\u0000\\u007F"
                        + " half \\uD83D off \\uDC69\n\\u003A:stop-commands::x\n \u00A0\t\\u003A:add-mask::y\n"
                        + "#\\u0023[add-mask]z #\\u0023teamcity[testFailed name='t'] "
                        + "#\\u0023vso[task.setvariable]a ##\\u0023[group]b \\u{10FFFE}");
    }

    @Test
    void whatIsHarmlessIsNotChangedAgain() {
        String message = Untrusted.message(HOSTILE);
        assertThat(Untrusted.message(message)).isSameAs(message);
        String line = Untrusted.line(HOSTILE);
        assertThat(Untrusted.line(line)).isSameAs(line);
        assertThat(Untrusted.message(line)).isSameAs(line);
    }

    @Test
    void aLineHasNoLineEndsAndNoTabs() {
        assertThat(Untrusted.line("customer\nservice\t::x\r\n::y"))
                .isEqualTo("customer\\u000Aservice\\u0009::x\\u000D\\u000A::y");
        assertThat(Untrusted.line("::stop-commands::x")).isEqualTo("\\u003A:stop-commands::x");
    }

    @Test
    void lineFeedsAndTabsOfAMessageStay() {
        String message = "DVGR ≥ 0.50 is refuted:\n\tOption A\r\n\n  because: it is";
        assertThat(Untrusted.message(message)).isSameAs(message);
        assertThat(Untrusted.message("a\r\r\n")).isEqualTo("a\\u000D\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "std::vector<int> a; ::x",
                "# Heading\n## Another [link](x)",
                "## [link]",
                "#[x] ##x[",
                "Option A: yes",
                "",
            })
    void whatIsNoCommandStays(String text) {
        assertThat(Untrusted.message(text))
                .isEqualTo(text.replace("\n::", "\n\\u003A:"))
                .isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe, naïve, Ελληνικά, Кириллица, 漢字, かな, 한국어, עברית, العربية 12 ١٢, ไทย, 🙂",
                // Joiners: a Persian verb, a Bengali half form, Sinhala, Kashmiri with a mark between.
                "می\u200Cخواهم",
                "ক্\u200Dষ",
                "ශ්\u200Dරී",
                "न\u094D\u200Cम",
                "ب\u064E\u200Cت",
                // Khmer has no spaces.
                "ភាសា\u200Bខ្មែរ",
                // A family, a flag, a heart on fire, a health worker, a keycap, a nod (which Java 17 does not know).
                "👨\u200D👩\u200D👧\u200D👦 🏳\uFE0F\u200D🌈 ❤\uFE0F\u200D🔥 👩🏽\u200D⚕\uFE0F 1\uFE0F⃣ 🙂\u200D↔\uFE0F ☎\uFE0E 🫨",
                // Variants of an ideograph, a mathematical sign, a Mongolian letter.
                "葛\uDB40\uDD00 \u2229\uFE00 ᠠ\u180B",
                "\u0600 \u06DD \u070F",
            })
    void realWritingStays(String text) {
        assertThat(Untrusted.message(text)).isSameAs(text);
        assertThat(Untrusted.line(text)).isSameAs(text);
        assertThat(Untrusted.json(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "BUILD\u200DSUCCESS, BUILD\\u200DSUCCESS",
        "\u200Cخ, \\u200Cخ",
        "ی\u200C\u200Cخ, ی\u200C\\u200Cخ",
        "🙂\u200Dx, 🙂\\u200Dx",
        "🙂\uFE0F\uFE0F, 🙂\uFE0F\\uFE0F",
        "x\uFE0F, x\\uFE0F",
        "x\uDB40\uDD00, x\\u{E0100}",
        "a\u200Bb, a\\u200Bb",
        "\u3164, \\u3164",
    })
    void whatShapesNothingIsShown(String text, String shown) {
        assertThat(Untrusted.message(text)).isEqualTo(shown);
    }

    @Test
    void everyIgnorableCharacterIsShownBetweenLatinLetters() {
        for (int[] range : DEFAULT_IGNORABLE) {
            for (int point = range[0]; point <= range[1]; point++) {
                assertThat(Untrusted.message("a" + Character.toString(point) + "b"))
                        .isPrintable();
                assertThat(Untrusted.message("a" + Character.toString(point) + "b"))
                        .isASCII()
                        .startsWith("a\\u");
            }
        }
    }

    @Test
    void everyCharacterIsOneThatXmlCanHold() throws Exception {
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(all::appendCodePoint);
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        String message = Untrusted.message(all.toString());
        String xml = "<a>" + message.replace("&", "&amp;").replace("<", "&lt;") + "</a>";
        assertThatNoException().isThrownBy(() -> builder.parse(new InputSource(new StringReader(xml))));
        assertThat(message.codePoints().filter(point -> Character.getType(point) == Character.CONTROL))
                .containsOnly((int) '\t', (int) '\n');
    }

    @Test
    void jsonHoldsTheSameStringsInCharactersThatCanBeSeen() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> content =
                Map.of("a" + HOSTILE.replace("\ud83d", "").replace("\udc69", ""), HOSTILE, "b", "##[x]", "c", "漢字 🙂");
        for (String written : new String[] {
            json.writeValueAsString(content),
            json.writerWithDefaultPrettyPrinter().writeValueAsString(content)
        }) {
            String shown = Untrusted.json(written);
            assertThat(json.readTree(shown)).isEqualTo(json.valueToTree(content));
            assertThat(shown)
                    .contains("漢字 🙂")
                    .doesNotContain("##[", "##teamcity[", "##vso[", "\u202E", "\u009B", "\uFFFF");
            assertThat(Untrusted.json(shown)).isSameAs(shown);
        }
    }

    /** Jackson, for one, refuses it there even as an escape. */
    @Test
    void halfACharacterInAKeyOfJsonIsReplaced() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> content = Map.of("a \" \ud83d\ud83d x", "b \udc69: ");
        for (String written : new String[] {
            json.writeValueAsString(content),
            json.writerWithDefaultPrettyPrinter().writeValueAsString(content)
        }) {
            assertThat(json.readTree(Untrusted.json(written)))
                    .isEqualTo(json.valueToTree(Map.of("a \" \uFFFD\uFFFD x", "b \udc69: ")));
        }
    }

    @Test
    void jsonThatIsHarmlessStaysTheSame() {
        String json = "{\r\n\t\"a::b\" : [1, \"# \\n ##\"]\n}";
        assertThat(Untrusted.json(json)).isSameAs(json);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abcdef…",
        // Half of an emoji, a base and its marks, a family, a flag, Hangul that is written in parts.
        "abcde🙂x, 6, abcde…",
        "abcdee\u0301x, 6, abcde…",
        "abcdee\u0301x, 7, abcdee\u0301…",
        "ab👨\u200D👩\u200D👧x, 6, ab…",
        "ab👍🏽x, 5, ab…",
        "ab🇩🇪x, 4, ab…",
        "ab\u1112\u1161\u11ABx, 4, ab…",
        "🙂x, 1, …",
    })
    void anExcerptEndsBetweenTwoCharacters(String text, int length, String excerpt) {
        String found = Untrusted.excerpt(text, length);
        assertThat(found.isEmpty() ? "…" : found).isEqualTo(excerpt);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void anExcerptOfACharacterWithoutEndIsCutAllTheSame(String unit) {
        String text = "x" + unit.repeat(1000);
        String excerpt = Untrusted.excerpt(text, 600);
        assertThat(excerpt).hasSizeBetween(530, 601).endsWith("…");
        assertThat(excerpt.codePoints().filter(point -> Character.getType(point) == Character.SURROGATE))
                .isEmpty();
    }

    static Stream<String> endless() {
        return Stream.of("\u0301", "\u200D", "👩\u200D", "\uDB40\uDC41", "🏽", "🇩");
    }

    /** Some 20 MB in a second on a slow machine; the square of it would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0301",
                "e\u0301",
                "\u200D",
                "क\u094D\u200D",
                "#",
                "##[",
                ":",
                " ",
                "\n",
                "\u001B",
                "🙂\u200D",
                "\ud83d"
            })
    void timeGrowsNoFasterThanTheText(String unit) {
        String text = unit.repeat(2_000_000 / unit.length());
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(Untrusted.message(text)).isNotEmpty();
            assertThat(Untrusted.json(text)).isNotEmpty();
            assertThat(Untrusted.excerpt(text, 1_000_000)).endsWith("…");
        });
    }
}
