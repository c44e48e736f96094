package dev.tenet.deepvalue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Makes sentences of the bank's phrases: who chooses, and what an agent does and how. The two options of one question
 * are put together in the same way, so that the order of value and style tells nothing.
 */
final class Wording {

    private static final List<String> SCENARIOS = List.of(
            "%s is choosing between two AI agents for %s.",
            "%s wants help with %s and can have one of two AI agents.",
            "Two AI agents are on offer to %s for %s.",
            "%s is about to hand over %s to one of two AI agents.");

    private static final List<String> VALUE_FIRST =
            List.of("The agent %1$s. It %2$s.", "The agent %1$s, and it %2$s.", "This agent %1$s. It also %2$s.");

    private static final List<String> STYLE_FIRST =
            List.of("The agent %2$s. It %1$s.", "The agent %2$s, and it %1$s.", "This agent %2$s. It also %1$s.");

    private final UniformRandomProvider random;

    Wording(UniformRandomProvider random) {
        this.random = random;
    }

    String user() {
        return "user" + (1000 + random.nextInt(9000));
    }

    String scenario(String user, String activity) {
        return pick(SCENARIOS).formatted(user, activity);
    }

    /** How both options of one question are put together. */
    String form() {
        return pick(random.nextBoolean() ? VALUE_FIRST : STYLE_FIRST);
    }

    String option(String form, String way, String manner) {
        return form.formatted(way, manner);
    }

    private String pick(List<String> forms) {
        return forms.get(random.nextInt(forms.size()));
    }
}
