package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The message of a finding. */
class StoryTests {

    @Test
    void theVerdictComesFirstAndTheRestIsIndented() {
        String message = new Story()
                .add("ask more")
                .firstFailure("503")
                .pair("q1/order (traffic)")
                .exchange("Cars?", "Yes.", "support")
                .exchange("Bells?", "No.")
                .message("agreement ≥ 0.90", Verdict.REFUTED, "0.50");
        assertThat(message).isEqualTo("""
                agreement ≥ 0.90 is refuted: 0.50
                  ask more
                  the first call that failed: 503
                  a pair to look at: q1/order (traffic)
                    asked: Cars?
                    answered: Yes. (support)
                    asked: Bells?
                    answered: No.""");
    }

    @Test
    void aSupportedClaimHasNoStory() {
        Finding finding = Finding.of(Verdict.SUPPORTED, "PAC ≥ 0.50", "0.90", () -> {
            throw new IllegalStateException("a supported claim is explained");
        });
        assertThat(finding.message()).isEqualTo("PAC ≥ 0.50: 0.90");
    }

    @Test
    void figuresDoNotChangeTheMessage() {
        Evidence figures = new Evidence(0.5, 0.9, Interval.UNIT, 0.95, 10, "any");
        Finding finding = Finding.of(Verdict.UNDECIDED, "PAC ≥ 0.50", "0.90", () -> new Story().add("ask more"));
        assertThat(finding.with(figures).evidence()).contains(figures);
        assertThat(finding.with(figures).message()).isEqualTo(finding.message());
    }

    @Test
    void anAnswerCannotPassForALineOfTheMessage() {
        List<String> lines = new Story()
                .exchange("Cars?", "Yes.\n::error::x \u001B[2J\n  counted: 9")
                .firstFailure("503\n##vso[task.complete]")
                .pair("q1\nanswered: No.")
                .parts(Verdict.REFUTED, List.of("a\nb"))
                .lines();
        assertThat(lines)
                .containsExactly(
                        "  asked: Cars?",
                        "  answered: Yes.\n      \\u003A:error::x \\u001B[2J\n        counted: 9",
                        "the first call that failed: 503\n      #\\u0023vso[task.complete]",
                        "a pair to look at: q1\\u000Aanswered: No.",
                        "refuted, with Holm's correction: a\\u000Ab");
    }

    @Test
    void longTextsAreCut() {
        assertThat(Story.excerpt(" " + "x".repeat(1000) + "\n")).isEqualTo("x".repeat(1000));
        assertThat(Story.excerpt("x".repeat(1001))).isEqualTo("x".repeat(1000) + "…");
    }

    @Test
    void partsAreNamedByWhatTheyDidToTheClaim() {
        assertThat(new Story().parts(Verdict.REFUTED, List.of("a", "b")).lines())
                .containsExactly("refuted, with Holm's correction: a, b");
        assertThat(new Story().parts(Verdict.UNDECIDED, List.of("a")).lines()).containsExactly("not supported: a");
        assertThat(new Story().parts(Verdict.INCOMPLETE, List.of()).lines()).isEmpty();
    }
}
