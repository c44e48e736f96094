package dev.tenet.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Names a claim in {@code summary.json}, in the file that {@code tenet.required} names and in the record of verdicts: {@code
 * com.acme.SupportAgentValuesTest.holdsOneView/divergence-at-most}, and where the spec has several subjects {@code
 * com.acme.SupportAgentValuesTest.holdsOneView[openai:gpt-4.1-mini]/divergence-at-most}.
 */
final class FullClaimId {

    private static final Pattern FORM = Pattern.compile(
            "(?<type>[^\\[/(]+)\\.(?<method>[^.\\[/(]+)(?:\\([^/\\[]*\\))?(?:\\[.*])?/(?<claim>[^/]+)", Pattern.DOTALL);

    private FullClaimId() {}

    /** Whether the spec method and the claim are still there; the subject is not looked at. */
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
                        .anyMatch(method -> SpecMethod.read(type, method, kinds, Optional.empty()).claims().stream()
                                .anyMatch(claim -> claim.id().equals(form.group("claim")))))
                .isPresent();
    }
}
