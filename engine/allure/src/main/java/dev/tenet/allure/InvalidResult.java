package dev.tenet.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;

/** Describes an invalid spec in the result of its test {@code invalid}. */
final class InvalidResult {

    private InvalidResult() {}

    static void describe(TestResult result) {
        String method = result.getLabels().stream()
                .filter(label -> "testMethod".equals(label.getName()))
                .map(Label::getValue)
                .findFirst()
                .orElse("");
        result.setName(method.isEmpty() ? "invalid spec" : method + ": invalid spec");
        result.getLabels().add(new Label().setName("verdict").setValue("invalid"));
        result.setDescription(
                "**Invalid.** The spec or a setting is wrong, so nothing was measured. This is not a pass.");
    }
}
