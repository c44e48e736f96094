package dev.tenet.allure;

import static io.qameta.allure.util.ResultsUtils.EPIC_LABEL_NAME;
import static io.qameta.allure.util.ResultsUtils.FEATURE_LABEL_NAME;
import static io.qameta.allure.util.ResultsUtils.STORY_LABEL_NAME;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.page.ReportPage;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes a claim in its result. */
record ClaimResult(Claim claim) {

    private static final int MAX_LABELS = 12;
    // Fields of trials that say what a trial is about, and their labels.
    private static final List<Map.Entry<String, String>> PARTS = List.of(
            Map.entry("preferred", "value"),
            Map.entry("context", "context"),
            Map.entry("category", "category"),
            Map.entry("framing", "framing"),
            Map.entry("topic", "topic"));

    void describe(TestResult result) {
        result.setName(name());
        result.setTestCaseName(name());
        result.setHistoryId(historyId());
        result.setDescription(new DecisionMarkdown(claim).text());
        addParameters(result);
        addLabels(result);
        addLinks(result);
        result.getSteps().addAll(new ClaimSteps(claim, result.getStart(), System.currentTimeMillis()).steps());
    }

    private String name() {
        return claim.text("title").orElse("") + ": " + claim.nameWithoutFigures()
                + claim.subject().map(subject -> " (" + subject + ")").orElse("");
    }

    /** A claim has a history for each subject and judge: two launches that differ in these are no retries. */
    private String historyId() {
        String identity = String.join("\n", claim.id(), claim.subject().orElse(""), String.join("\n", claim.others()));
        byte[] digest = ResultsUtils.getMd5Digest().digest(identity.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, digest).toString(16);
    }

    /** Excluded parameters do not tell one history from another. */
    private void addParameters(TestResult result) {
        claim.subject().ifPresent(subject -> add(result, "subject", subject, false));
        for (String role : claim.otherRoles()) {
            add(result, role, labels(role), false);
        }
        claim.threshold().ifPresent(threshold -> add(result, "threshold", threshold, true));
        for (String name : List.of("seed", "planned", "asked", "tape")) {
            claim.value(name).ifPresent(value -> add(result, name, value, true));
        }
        claim.draw().ifPresent(draw -> add(result, "draw", draw, true));
    }

    private String labels(String role) {
        return claim.all("participants")
                .skip(1)
                .filter(one -> one.path("role").asText().equals(role))
                .map(one -> one.path("label").asText())
                .collect(Collectors.joining(", "));
    }

    private static void add(TestResult result, String name, String value, boolean isExcluded) {
        result.getParameters().add(new Parameter().setName(name).setValue(value).setExcluded(isExcluded));
    }

    /** What the spec is annotated with comes first: Allure's listener has added it. */
    private void addLabels(TestResult result) {
        addUnlessPresent(result, EPIC_LABEL_NAME, "Model values");
        addUnlessPresent(result, FEATURE_LABEL_NAME, claim.kind());
        addUnlessPresent(result, STORY_LABEL_NAME, claim.text("title").orElse(claim.id()));
        label(result, "verdict", claim.verdict());
        label(result, "claim", claim.shortId());
        claim.subject().ifPresent(subject -> label(result, "subject", subject));
        for (Map.Entry<String, String> part : PARTS) {
            JsonNode texts = claim.json().path("parts").path(part.getKey());
            if (texts.size() <= MAX_LABELS) {
                texts.forEach(text -> label(result, part.getValue(), text.asText()));
            }
        }
    }

    private static void addUnlessPresent(TestResult result, String name, String value) {
        if (result.getLabels().stream().noneMatch(label -> name.equals(label.getName()))) {
            label(result, name, value);
        }
    }

    private static void label(TestResult result, String name, String value) {
        result.getLabels().add(new Label().setName(name).setValue(value));
    }

    private void addLinks(TestResult result) {
        claim.run().ifPresent(run -> {
            link(result, "run folder", run);
            // The page is written after the last claim was judged.
            link(result, "page of the run", run.resolve(ReportPage.NAME));
        });
        claim.materialFiles().forEach(file -> link(result, "data: " + file, file));
    }

    private static void link(TestResult result, String name, Path target) {
        result.getLinks()
                .add(new Link().setName(name).setUrl(target.toUri().toString()).setType("custom"));
    }
}
