package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Requests in Gemini's format, against what Google publishes of it. */
@Tag("contract")
@Timeout(600)
class GeminiContractTests {

    private static GeminiDescription description;

    @BeforeAll
    static void read() throws Exception {
        description = GeminiDescription.published();
    }

    @TestFactory
    Stream<DynamicContainer> theDescriptionTakesEveryRequest() {
        return Stream.of(Asked.each("gemini", new GeminiContent("gemini-2.5-flash"), description::faults));
    }

    @Test
    void theDescriptionRefusesAParameterOfAnotherFormat() {
        assertThat(description.faults("{\"contents\": [], \"generationConfig\": {\"max_tokens\": 64}}"))
                .singleElement()
                .asString()
                .contains("max_tokens");
    }

    @Test
    void theDescriptionRefusesASeedOfMoreThan32Bits() {
        assertThat(description.faults("{\"contents\": [], \"generationConfig\": {\"seed\": 7000000000}}"))
                .singleElement()
                .asString()
                .contains("7000000000");
    }
}
