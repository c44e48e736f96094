package dev.tenet.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedSpecTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "com.acme.RefundsTest.view, com.acme.RefundsTest.view/health, RefundsTest.view",
        "com.acme.RefundsTest.view, com.acme.RefundsTest.view[gpt-4.1 a.b/c[d]]/health, RefundsTest.view[gpt-4.1 a.b/c[d]]",
        "RefundsTest.view, RefundsTest.view[careful]/health, RefundsTest.view[careful]",
        "com.acme.Outer$InnerTest.view, com.acme.Outer$InnerTest.view/health, Outer$InnerTest.view",
        "view, view/health, view"
    })
    void namesTheSubjectIfTheIdsOfClaimsDo(String spec, String claim, String expected) {
        RecordedSpec recorded = recorded(Map.of("spec", spec, "claims", List.of(Map.of("id", claim))));

        assertThat(recorded.shortName()).isEqualTo(expected);
        assertThat(recorded.name()).isEqualTo(claim.replace("/health", "")).endsWith(expected);
        assertThat(recorded.shortSpec()).isEqualTo(expected.replaceFirst("\\[.*", ""));
    }

    @ParameterizedTest
    @CsvSource({"com.acme.RefundsTest.view, RefundsTest.view", "view, view", "'', ''"})
    void isNamedByItsMethodWithoutClaims(String spec, String expected) {
        RecordedSpec recorded = recorded(Map.of("spec", spec, "claims", List.of()));

        assertThat(recorded.shortName()).isEqualTo(recorded.shortSpec()).isEqualTo(expected);
        assertThat(recorded.name()).isEqualTo(spec);
    }

    private static RecordedSpec recorded(Map<String, Object> entry) {
        return new RecordedSpec(JSON.valueToTree(entry));
    }
}
