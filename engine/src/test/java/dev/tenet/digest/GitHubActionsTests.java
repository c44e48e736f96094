package dev.tenet.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubActionsTests {

    @Test
    void aStepSummaryThatIsNotAPathIsAnError() {
        GitHubActions job = GitHubActions.of(Map.of("GITHUB_STEP_SUMMARY", "step\0.md"));

        assertThatIOException()
                .isThrownBy(() -> job.summarize(Path.of("run"), "report\n"))
                .withMessage("GITHUB_STEP_SUMMARY is \"step\\u0000.md\"; expected the path of a file");
    }

    @Test
    void aBlankStepSummaryIsNone() {
        assertThat(GitHubActions.of(Map.of("GITHUB_STEP_SUMMARY", " ")).stepSummary())
                .isEmpty();
    }
}
