package dev.tenet.engine;

import dev.tenet.setting.SettingValues;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The full id of a claim, as used in {@code summary.json}, in the file given by {@code tenet.required} and in the
 * record of verdicts. Examples: {@code com.acme.SupportAgentValuesTest.holdsOneView/divergence-at-most}, or for a spec
 * with several subjects {@code com.acme.SupportAgentValuesTest.holdsOneView[openai:gpt-4.1-mini]/divergence-at-most}.
 */
final class FullClaimId {

    private static final Pattern FORM = Pattern.compile(
            "(?<type>[^\\[/(]+)\\.(?<method>[^.\\[/(]+)(?:\\([^/\\[]*\\))?(?:\\[.*])?/(?<claim>[^/]+)", Pattern.DOTALL);

    private FullClaimId() {}

    /** Returns whether the spec method and the claim still exist. The subject is not checked. */
    static boolean stillExists(String id, Kinds kinds) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            return false;
        }
        return ReflectionSupport.tryToLoadClass(form.group("type"))
                .toOptional()
                .filter(type -> ReflectionSupport.findMethods(
                                type,
                                method -> kinds.isSpecMethod(method)
                                        && method.getName().equals(form.group("method")),
                                HierarchyTraversalMode.TOP_DOWN)
                        .stream()
                        .anyMatch(method ->
                                SpecMethod.unplanned(type, method, kinds, SettingValues.DEFAULTS).claims().stream()
                                        .anyMatch(claim -> claim.id().equals(form.group("claim")))))
                .isPresent();
    }
}
