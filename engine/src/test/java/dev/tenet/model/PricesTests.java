package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PricesTests {

    @TempDir
    Path folder;

    private Prices read(String name, String text) throws IOException {
        return Prices.read(
                new FileLocation(Files.writeString(folder.resolve(name), text).toString()));
    }

    @TestFactory
    Stream<DynamicTest> aPriceIsANumberInEveryForm() {
        return Stream.of(
                        List.of("prices.yaml", "prices:\n- {model: m, input: 0.40, output: 2}\n"),
                        List.of("prices.json", "[{\"model\": \"m\", \"input\": 0.4, \"output\": 2}]"),
                        List.of("prices.csv", "model,input,output\nm,0.40,2\n"),
                        List.of("prices.csv", "model;input;output\nm;4e-1;2.0\n"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(1),
                        () -> assertThat(read(row.get(0), row.get(1)).cost("m", Usage.of(1_000_000, 1_000_000)))
                                .hasValue(2.4)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoNumberIsNoPrice() {
        return Stream.of(
                        List.of("prices.json", "[{\"model\": \"m\", \"input\": true, \"output\": 2}]", "input is true"),
                        List.of(
                                "prices.json",
                                "[{\"model\": \"m\", \"input\": \"0.4\", \"output\": 2}]",
                                "input is \"0.4\""),
                        List.of("prices.json", "[{\"model\": \"m\", \"input\": 1e999, \"output\": 2}]", "input is "),
                        List.of("prices.json", "[{\"model\": \"m\", \"input\": -1, \"output\": 2}]", "input is -1"),
                        List.of("prices.json", "[{\"model\": \"m\", \"input\": [1], \"output\": 2}]", "input is [1]"),
                        List.of(
                                "prices.jsonl",
                                "{\"model\":\"m\",\"input\":1,\"output\":2,\"output\":9}",
                                "Duplicate field"),
                        List.of("prices.yaml", "prices:\n- {model: m, input: off, output: 2}", "input is false"),
                        List.of("prices.yaml", "prices:\n- {model: m, input: yes, output: 2}", "input is true"),
                        List.of("prices.yaml", "prices:\n- {model: m, input: '0.4', output: 2}", "input is \"0.4\""),
                        List.of(
                                "prices.yaml",
                                "prices:\n- {model: m, input: 1, output: 2, input: 3}",
                                "Duplicate field"),
                        List.of("prices.csv", "model;input;output\nm;0,40;2\n", "input is \"0,40\""),
                        List.of("prices.csv", "model,input,output\nm,NaN,2\n", "input is \"NaN\""),
                        List.of("prices.csv", "model,input,output\nm,0x1p3,2\n", "input is \"0x1p3\""),
                        List.of("prices.csv", "model,input,output\nm,1d,2\n", "input is \"1d\""),
                        List.of("prices.csv", "model,input,output,input\nm,1,2,3\n", "two columns \"input\""))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(1),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> read(row.get(0), row.get(1)))
                                .withMessageContainingAll(row.get(0) + ", line ", row.get(2))));
    }
}
