package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tenet.deepvalue.ReadPrompt.ReadOption;
import dev.tenet.stats.Proportion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whether a reader finds value and style in the bundled texts. The sheets hold options as trials show them. Each was given
 * to a reader who saw no label and had written none of the texts, with the definitions of one set of values and of the two
 * poles of one dimension; {@code value} and {@code pole} are what the reader named. The readers were sessions of a language
 * model. What is right is read from the option by the bank's texts, so that a sheet cannot say what it is meant to show.
 */
class BlindReadingTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();
    private static final ReadPrompt.Texts TEXTS = new ReadPrompt.Texts(BANK);
    private static final List<Map<String, String>> ROWS = rows();

    @Test
    void atLeastFourHundredDifferentOptionsWereRead() {
        assertThat(ROWS).hasSizeGreaterThanOrEqualTo(400);
        assertThat(ROWS).extracting(row -> row.get("option")).doesNotHaveDuplicates();
        assertThat(ROWS)
                .extracting(row -> TEXTS.read(row.get("option")).value())
                .containsAll(BANK.values().stream().map(DeepValue::name).toList());
        assertThat(ROWS)
                .extracting(row -> TEXTS.read(row.get("option")).pole())
                .containsAll(BANK.dimensions().stream()
                        .map(dimension -> dimension.first().name())
                        .toList());
    }

    @Test
    void theValueIsFoundInMostOfThem() {
        assertThat(found(ROWS, "value").rate()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void thePoleIsFoundInMoreOfThemAndAtLeastAsEasilyAsTheValue() {
        assertThat(found(ROWS, "pole").rate())
                .isGreaterThanOrEqualTo(0.90)
                .isGreaterThanOrEqualTo(found(ROWS, "value").rate());
    }

    @Test
    void theFiguresOfTheDataCardAreTheseReadings() {
        assertThat(found(ROWS, "value")).isEqualTo(new Proportion(439, 440));
        assertThat(found(ROWS, "pole")).isEqualTo(new Proportion(440, 440));
        assertThat(ROWS.stream().filter(row -> row.get("odd").equals("y"))).hasSize(52);
    }

    @Test
    void noValueAndNoDimensionIsLeftBehind() {
        assertThat(by(ROWS, "value"))
                .allSatisfy((value, found) ->
                        assertThat(found.rate()).as(value + " " + found).isGreaterThanOrEqualTo(0.7));
        assertThat(by(ROWS, "dimension"))
                .allSatisfy((dimension, found) ->
                        assertThat(found.rate()).as(dimension + " " + found).isGreaterThanOrEqualTo(0.75));
    }

    private static Map<String, Proportion> by(List<Map<String, String>> rows, String what) {
        Map<String, Proportion> by = new TreeMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(row -> {
                    ReadOption read = TEXTS.read(row.get("option"));
                    return what.equals("value") ? read.value() : read.dimension();
                }))
                .forEach((name, some) -> by.put(name, found(some, what.equals("value") ? "value" : "pole")));
        System.out.println(what + " found: " + by);
        return by;
    }

    private static Proportion found(List<Map<String, String>> rows, String what) {
        long right = rows.stream()
                .filter(row -> {
                    ReadOption read = TEXTS.read(row.get("option"));
                    return row.get(what).equals(what.equals("value") ? read.value() : read.pole());
                })
                .count();
        return new Proportion(right, rows.size());
    }

    private static List<Map<String, String>> rows() {
        try (InputStream sheets = BlindReadingTests.class.getResourceAsStream("blind-readings.csv");
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(sheets)) {
            return rows.readAll();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
