package dev.tenet.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTests {

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(TextWidth.cut("customer service", 16)).isEqualTo("customer service");
        assertThat(TextWidth.wrap("customer service", 16, 3)).containsExactly("customer service");
        assertThat(TextWidth.wrap("", 16, 3)).isEmpty();
    }

    @Test
    void aTextThatIsTooWideIsCut() {
        assertThat(TextWidth.cut("customer service", 10)).isEqualTo("customer …");
    }

    @Test
    void lettersOfEastAsiaTakeTwoColumns() {
        assertThat(TextWidth.of("価値 2")).isEqualTo(6);
        assertThat(TextWidth.cut("価値価値価値", 7)).isEqualTo("価値価…");
        assertThat(TextWidth.wrap("価値価値価値", 8, 3)).containsExactly("価値価値", "価値");
    }

    @Test
    void linesBreakAtSpacesAndWithinWordsThatAreTooWide() {
        assertThat(TextWidth.wrap("one two three", 8, 5)).containsExactly("one two", "three");
        assertThat(TextWidth.wrap("one abcdefghijk", 8, 5)).containsExactly("one", "abcdefgh", "ijk");
    }

    @Test
    void aTextOfTooManyLinesIsCut() {
        assertThat(TextWidth.wrap("one two three four five", 5, 3)).containsExactly("one", "two", "three…");
        assertThat(TextWidth.wrap("x".repeat(1_000_000), 10, 2)).containsExactly("xxxxxxxxxx", "xxxxxxxxxx…");
    }

    @Test
    void whatCannotBeSeenIsCountedAsItsEscape() {
        assertThat(TextWidth.cut("a\u202Eb", 20)).isEqualTo("a\\u202Eb");
    }
}
