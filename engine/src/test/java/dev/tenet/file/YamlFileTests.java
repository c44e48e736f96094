package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTests {

    @TempDir
    Path folder;

    private List<String> records(String text) throws IOException {
        return Written.records(Written.file(folder, "rows.yaml", text, StandardCharsets.UTF_8));
    }

    /** As in the specification of YAML 1.2, chapter 7.1, and of the merge key for YAML 1.1. */
    @TestFactory
    Stream<DynamicTest> anAliasIsWhatItStandsFor() {
        return Stream.of(
                        List.of(
                                "- {a: &pos cities should grow, b: *pos}",
                                "{\"a\":\"cities should grow\",\"b\":\"cities should grow\"}"),
                        List.of("- {a: &list [x, y], b: *list}", "{\"a\":[\"x\",\"y\"],\"b\":[\"x\",\"y\"]}"),
                        List.of("- {a: &of {x: 1}, b: *of}", "{\"a\":{\"x\":1},\"b\":{\"x\":1}}"),
                        List.of("- {a: &x 1, b: &x 2, c: *x}", "{\"a\":1,\"b\":2,\"c\":2}"),
                        List.of("- {<<: {a: 1, b: 2}, b: 3}", "{\"b\":3,\"a\":1}"),
                        List.of("- {<<: [{a: 1}, {a: 2, b: 2}]}", "{\"a\":1,\"b\":2}"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0), () -> assertThat(records(row.get(0))).containsExactly(row.get(1))));
    }

    @Test
    void anAnchorOfOneRecordIsKnownInTheNext() throws IOException {
        assertThat(records("rows:\n- &base\n  category: law\n  for: x\n- <<: *base\n  for: y\n"))
                .containsExactly("{\"category\":\"law\",\"for\":\"x\"}", "{\"for\":\"y\",\"category\":\"law\"}");
    }

    @TestFactory
    Stream<DynamicTest> textsNumbersAndTruthValuesAreToldApart() {
        return Stream.of(
                        List.of("x", "\"x\""),
                        List.of("'no'", "\"no\""),
                        List.of("no", "false"),
                        List.of("off", "false"),
                        List.of("On", "true"),
                        List.of("1", "1"),
                        List.of("-0.40", "-0.4"),
                        List.of("1.5e3", "1500.0"),
                        List.of("'1'", "\"1\""),
                        List.of("!!str 1", "\"1\""),
                        List.of("2024-01-01", "\"2024-01-01\""),
                        List.of("~", "null"),
                        List.of("null", "null"),
                        List.of(" # empty", "\"\""),
                        List.of("5.", "5.0"),
                        List.of("99999999999999999999", "99999999999999999999"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0),
                        () -> assertThat(records("- a: " + row.get(0))).containsExactly("{\"a\":" + row.get(1) + "}")));
    }

    @TestFactory
    Stream<DynamicTest> whatIsAmbiguousIsRefusedWithItsLine() {
        return Stream.of(
                        List.of("rows:\n- a: 1\n  b: 2\n  a: 3\n", "line 4", "Duplicate field 'a'", "line 2"),
                        List.of("- {a: 1, 'a': 2}", "line 1", "Duplicate field 'a'"),
                        List.of("- a:\n    b: 1\n    b: 2", "line 3", "Duplicate field 'b'"),
                        List.of("rows: []\nrows: [{}]", "line 2", "Duplicate field 'rows'"),
                        List.of("- a: 010", "line 1", "\"010\" is a number in some versions of YAML only", "quotes"),
                        List.of("-\n a: 12:30", "line 2", "\"12:30\""),
                        List.of("- a: 0x1F", "line 1", "\"0x1F\""),
                        List.of("- a: 1_000", "line 1", "\"1_000\""),
                        List.of("- a: .inf", "line 1", "\".inf\""),
                        List.of("- a: .NaN", "line 1", "\".NaN\""),
                        List.of("- a: 1.0e+999", "line 1", "\"1.0e+999\""),
                        List.of("- a: !secret x", "line 1", "unknown tag !secret"),
                        List.of("- a: !!binary aGk=", "line 1", "unknown tag", "binary"),
                        List.of("- a: !!java.util.Date x", "line 1", "tag"),
                        List.of("- !!set {a}", "line 1", "unknown tag"),
                        List.of("- a: *nowhere", "line 1", "nowhere"),
                        List.of("- {<<: x}", "line 1", "merge key"),
                        List.of("- {? [a, b] : 1}", "line 1", "a name that is not a string"),
                        List.of("- &a [x, *a]", "line 1", "does an alias contain itself"),
                        List.of("- a: &a {<<: *a}", "line 1", "merges itself"),
                        List.of("- a: 1\n---\n- a: 2\n", "line 3", "trailing content"),
                        List.of("- a: \"\\q\"", "line 1"),
                        List.of("- a: %x", "line 1"),
                        List.of("- a: \u0007", "rows.yaml"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0).replace("\n", "⏎"),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> records(row.get(0)))
                                .withMessageContaining("rows.yaml")
                                .withMessageContainingAll(
                                        row.subList(1, row.size()).toArray(String[]::new))));
    }

    @Test
    @Timeout(60)
    void aliasesThatStandForBillionsOfValuesAreRefused() {
        StringBuilder text = new StringBuilder("- a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("  a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
        }
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> records(text.toString()))
                .withMessageContainingAll("rows.yaml, line ", "its aliases expand to more than");
    }

    @Test
    @Timeout(60)
    @Tag("slow")
    void mergeKeysThatStandForBillionsOfMappingsAreRefused() {
        StringBuilder text = new StringBuilder("- a0: &a0 {x: 1}\n");
        for (int i = 1; i < 12; i++) {
            text.append("  a").append(i).append(": &a").append(i).append(" {<<: [");
            text.append(("*a" + (i - 1) + ", ").repeat(10)).append("*a0]}\n");
        }
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> records(text.toString()))
                .withMessageContainingAll("rows.yaml, line ", "its aliases expand to more than");
    }

    /** Another reader of YAML is the oracle, for files without aliases. */
    @Test
    void theBundledCatalogueIsReadAsByJackson() throws IOException {
        ObjectMapper jackson = new ObjectMapper(new YAMLFactory());
        for (String category : List.of("animals", "law", "medicine", "work")) {
            String name = "/dev/tenet/framing/issues/" + category + ".yaml";
            try (InputStream input = YamlFileTests.class.getResourceAsStream(name);
                    InputStream again = YamlFileTests.class.getResourceAsStream(name)) {
                JsonNode read = YamlValue.read(input, name).orElseThrow().json();
                assertThat(read).isEqualTo(jackson.readTree(again));
                assertThat(read.path("issues").size()).isGreaterThan(5);
            }
        }
    }
}
