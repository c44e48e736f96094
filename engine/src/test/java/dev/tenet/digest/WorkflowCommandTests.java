package dev.tenet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkflowCommandTests {

    /** Expected: what {@code issueCommand} of @actions/core 1.11.1 prints for the same texts on Node.js 20.20. */
    @Test
    void textIsEscapedAsGitHubsOwnToolkitDoes() {
        assertThat(WorkflowCommand.error("100 % : a, b", "percent % 25 %25 colon : comma , line\nnext\r\nend")
                        .at("src/test/java/A,B.java", 12)
                        .line())
                .isEqualTo("::error file=src/test/java/A%2CB.java,line=12,title=100 %25 %3A a%2C b::"
                        + "percent %25 25 %2525 colon : comma , line%0Anext%0D%0Aend");
    }

    @Test
    void noTextBeginsACommandOfItsOwn() {
        String line = WorkflowCommand.error("x::set-env name=A::b", "a\n::stop-commands::t\n##[add-mask]s\r::error::x")
                .line();
        assertThat(line).doesNotContain("\n", "\r", "##[");
        assertThat(line.replace("%0A", "\n").lines().skip(1)).noneMatch(part -> part.startsWith("::"));
    }
}
