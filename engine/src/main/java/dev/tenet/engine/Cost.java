package dev.tenet.engine;

import dev.tenet.model.CallTotals;
import dev.tenet.model.EmbeddedModels;
import dev.tenet.model.Participant;
import dev.tenet.model.Prices;
import dev.tenet.model.TruncatedPrompts;
import dev.tenet.model.Usage;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The calls made to one participant of a spec, and their cost.
 *
 * @param role the role, such as {@code subject} or {@code judge}
 * @param model the model name
 * @param usd US dollars; empty, not zero, if the price or the number of tokens is unknown; zero for a model that is
 *     bundled with Tenet and runs in this JVM
 */
record Cost(String role, String model, CallTotals spent, OptionalDouble usd) {

    static List<Cost> of(List<Participant> participants, Prices prices) {
        List<Cost> costs = new ArrayList<>();
        for (Participant participant : participants) {
            CallTotals spent = participant.meter().totals();
            costs.add(new Cost(participant.role(), participant.name(), spent, usd(participant.name(), spent, prices)));
        }
        return costs;
    }

    private static OptionalDouble usd(String model, CallTotals spent, Prices prices) {
        if (isFree(model)) {
            return OptionalDouble.of(0);
        }
        return spent.callsWithoutUsage() > 0 ? OptionalDouble.empty() : prices.cost(model, spent.usage());
    }

    /** Returns the total cost. Its dollars are unknown if the price of any model that would be called is unknown. */
    static Cost total(List<Cost> costs) {
        CallTotals spent = CallTotals.NONE;
        double usd = 0;
        boolean isKnown = true;
        for (Cost cost : costs) {
            spent = spent.plus(cost.spent);
            usd += cost.usd.orElse(0);
            isKnown &= cost.usd.isPresent() || cost.spent.calls() == 0;
        }
        return new Cost("all", "", spent, isKnown ? OptionalDouble.of(usd) : OptionalDouble.empty());
    }

    /** Returns the cost as lines for readers; empty for a free model that runs in this JVM. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (isFree()) {
            return lines;
        }
        if (spent.calls() > 0) {
            lines.add(role + " " + model + ": " + calls(spent.calls()) + ", " + taken());
        }
        if (spent.replayed() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %s: %.0f %% of %s from the tape, the oldest from %s",
                    role,
                    model,
                    100.0 * spent.replayed() / (spent.replayed() + spent.calls()),
                    calls(spent.replayed() + spent.calls()),
                    spent.oldestReplayed()));
        }
        addRejected(lines);
        spent.severalModels(who()).ifPresent(lines::add);
        spent.severalFingerprints(who()).ifPresent(lines::add);
        otherModel().ifPresent(lines::add);
        shortfall().ifPresent(lines::add);
        lines.addAll(spent.silentChanges().warnings(who()));
        return lines;
    }

    /** Adds the parameters that the provider rejects, always or for some of the prompts. */
    private void addRejected(List<String> lines) {
        long answers = spent.calls() + spent.replayed();
        new TreeMap<>(spent.rejectedParameters()).forEach((parameter, number) -> {
            boolean isReplaced = parameter.endsWith(")");
            String some = number < answers ? " in " + number + " of " + answers + " answers" : "";
            lines.add(who() + ": does not accept " + parameter + some + (isReplaced ? "" : "; sent without it"));
        });
    }

    private String who() {
        return role + " " + model;
    }

    /** Returns a message if more than one model answered, as reported by the server; otherwise empty. */
    Optional<String> severalModels() {
        return spent.severalModels(who());
    }

    private Optional<String> otherModel() {
        return spent.unexpectedModel(who(), model);
    }

    /**
     * Returns a message if the server truncated prompts, so that it answered something else than was asked; otherwise
     * empty.
     */
    Optional<String> cut() {
        return Optional.ofNullable(spent.silentChanges().truncated()).map(cut -> who() + ": " + cut);
    }

    /** Returns the number of incomplete answers and how to avoid them; empty if all were complete. */
    Optional<String> shortfall() {
        return spent.shortfallSummary(who(), "@" + role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1));
    }

    /** Returns whether the model is bundled with Tenet and runs in this JVM. */
    boolean isFree() {
        return isFree(model);
    }

    private static boolean isFree(String model) {
        return model.startsWith(EmbeddedModels.PREFIX);
    }

    static String calls(long number) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "call" : "calls");
    }

    /** Returns the tokens and dollars as text. */
    String taken() {
        Usage usage = spent.usage();
        String tokens = spent.callsWithoutUsage() > 0 && spent.callsWithoutUsage() == spent.calls()
                ? "tokens unknown"
                : String.format(
                        Locale.ROOT,
                        "%,d tokens in%s, %,d out%s%s",
                        usage.inputTokens(),
                        part(usage.cachedTokens(), "cached"),
                        usage.outputTokens(),
                        part(usage.reasoningTokens(), "reasoning"),
                        spent.callsWithoutUsage() == 0
                                ? ""
                                : ", plus an unknown number for " + calls(spent.callsWithoutUsage()));
        return tokens + ", "
                + (usd.isPresent() ? String.format(Locale.ROOT, "$%.4f", usd.getAsDouble()) : "cost unknown");
    }

    private static String part(long tokens, String name) {
        return tokens == 0 ? "" : String.format(Locale.ROOT, " (%,d %s)", tokens, name);
    }

    /** Writes the cost to {@code summary.json}. */
    void describe(Description into) {
        into.put("role", role)
                .put("model", model)
                .put("asked", spent.calls())
                .put("replayed", spent.replayed())
                .put(
                        "oldestReplayed",
                        spent.oldestReplayed() == null
                                ? null
                                : spent.oldestReplayed().toString())
                .put("inputTokens", spent.usage().inputTokens())
                .put("cachedTokens", spent.usage().cachedTokens())
                .put("outputTokens", spent.usage().outputTokens())
                .put("reasoningTokens", spent.usage().reasoningTokens())
                .put("callsWithUnknownTokens", spent.callsWithoutUsage());
        if (usd.isPresent()) {
            into.put("usd", usd.getAsDouble());
        } else {
            into.put("usd", "unknown");
        }
        into.texts(
                "parametersRejected",
                spent.rejectedParameters().keySet().stream().sorted().toList());
        describeServer(into);
    }

    private void describeServer(Description into) {
        into.numbers("servedModels", spent.served().models())
                .numbers("fingerprints", spent.served().fingerprints());
        into.put("otherModel", otherModel().orElse(null));
        TruncatedPrompts cut = spent.silentChanges().truncated();
        if (cut == null) {
            into.putNull("promptsCut");
        } else {
            into.object("promptsCut", described -> describe(cut, described));
        }
        into.put("systemPromptDropped", spent.silentChanges().droppedSystem())
                .numbers("unknownFinishReasons", spent.silentChanges().unknownFinishes());
    }

    private static void describe(TruncatedPrompts cut, Description into) {
        into.put("tokensRead", cut.readTokens())
                .put("tokensEstimated", cut.estimatedTokens())
                .object(
                        "cutOfCounted",
                        parts -> cut.parts()
                                .forEach((name, part) ->
                                        parts.numbers(name, List.of(part.truncated(), part.counted()))));
    }
}
