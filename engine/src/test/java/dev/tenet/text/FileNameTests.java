package dev.tenet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of specs and claims as names of files. */
class FileNameTests {

    @Test
    void anIdOfAClaimIsAFileNameAlready() {
        assertThat(FileName.of("dvgr-at-least")).isEqualTo("dvgr-at-least");
    }

    @Test
    void aNameWithSignsThatFileSystemsDoNotTakeIsTold() {
        assertThat(FileName.of("com.acme.RefundsTest.holds[openai:gpt-4.1]"))
                .matches("com\\.acme\\.RefundsTest\\.holds-openai-gpt-4\\.1-[0-9a-f]{8}");
    }

    @Test
    void namesThatDifferInOneSignOrOnlyInTheCaseOfALetterDiffer() {
        assertThat(FileName.of("a.b[x:y]")).isNotEqualTo(FileName.of("a.b[x/y]"));
        assertThat(FileName.of("a.Holds").toLowerCase(java.util.Locale.ROOT))
                .isNotEqualTo(FileName.of("a.holds").toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void noNameLeavesTheFolderOrIsLong() {
        assertThat(FileName.of("../../etc/passwd")).doesNotContain("/").doesNotStartWith(".");
        assertThat(FileName.of("..")).doesNotStartWith(".");
        assertThat(FileName.of("com.acme." + "x".repeat(5_000))).hasSizeLessThan(80);
        assertThat(FileName.of("com.acme.values.of.the.support.agent.in.production.RefundsTest.holdsOneView"))
                .startsWith("of.the.support.agent.in.production.RefundsTest.holdsOneView-");
    }
}
