package dev.tenet.engine;

import dev.tenet.model.CallTotals;
import dev.tenet.model.Participant;
import dev.tenet.model.Prices;
import dev.tenet.model.TruncatedPrompts;
import dev.tenet.model.Usage;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Description;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one participant of a spec was asked and what that took.
 *
 * @param role as in {@code subject} or {@code judge}
 * @param model its name
 * @param usd US dollars; empty if nobody said what the model costs, which is not nothing
 */
record Cost(String role, String model, CallTotals spent, OptionalDouble usd) {

    // Those of the machines that share a tape.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    static List<Cost> of(List<Participant> participants, Prices prices) {
        List<Cost> costs = new ArrayList<>();
        for (Participant participant : participants) {
            CallTotals spent = participant.meter().totals();
            costs.add(new Cost(
                    participant.role(),
                    participant.name(),
                    spent,
                    spent.callsWithoutUsage() > 0
                            ? OptionalDouble.empty()
                            : prices.cost(participant.name(), spent.usage())));
        }
        return costs;
    }

    /** All of them together; its dollars are unknown if those of one that would be asked are. */
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

    /** Why the answers that came from a tape are too old, or of no age because they are from the future; empty if none is. */
    static Optional<String> stale(List<Participant> participants, Optional<Duration> maxAge, Instant now) {
        return maxAge.flatMap(age -> participants.stream()
                .flatMap(participant -> {
                    CallTotals spent = participant.meter().totals();
                    String answers = "answers of " + participant.name();
                    String admission = "the answers that admitted " + participant.name();
                    return Stream.of(
                                    tooOld(spent.oldestReplayed(), now.minus(age), answers),
                                    fromTheFuture(spent.newestReplayed(), now, answers),
                                    tooOld(spent.oldestDependency(), now.minus(age), admission),
                                    fromTheFuture(spent.oldestDependency(), now, admission))
                            .flatMap(found -> found);
                })
                .findFirst()
                .map(old -> old + ", and " + TapeSettings.MAX_AGE + " allows " + inWords(age)
                        + "; record them again with " + TapeSettings.MODE + "=record"));
    }

    /** Which participant a filter kept all answers of; empty if there is none, or it answered something in this launch. */
    static Optional<String> onlyWithheld(List<Participant> participants) {
        return participants.stream()
                .filter(participant -> participant.meter().withheldBeforeAnyAnswer() > 0)
                .findFirst()
                .map(participant -> String.format(
                        Locale.ROOT,
                        "a filter withheld all %,d answers of %s, which has answered nothing in this launch, so that it is"
                                + " not known to refuse these questions",
                        participant.meter().withheldBeforeAnyAnswer(),
                        participant.name()));
    }

    private static Stream<String> tooOld(@Nullable Instant oldest, Instant limit, String what) {
        return Stream.ofNullable(oldest)
                .filter(recorded -> recorded.isBefore(limit))
                .map(recorded -> what + " come from the tape, the oldest of " + recorded);
    }

    /** How old such an answer is nobody knows: a clock was wrong. */
    private static Stream<String> fromTheFuture(@Nullable Instant newest, Instant now, String what) {
        return Stream.ofNullable(newest)
                .filter(recorded -> recorded.isAfter(now.plus(CLOCKS_DIFFER)))
                .map(recorded -> what + " come from the tape, the newest of " + recorded + ", which is in the future");
    }

    private static String inWords(Duration age) {
        if (age.toHoursPart() == 0 && age.toMinutesPart() == 0 && age.toDays() > 0) {
            return age.toDays() + (age.toDays() == 1 ? " day" : " days");
        }
        return age.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** For people; nothing of a model that lives in this JVM and costs nothing. */
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
                    "%s %s: %.0f %% of %s from the tape, the oldest of %s",
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

    /** What its provider does not take, or did not take of some of the prompts. */
    private void addRejected(List<String> lines) {
        long answers = spent.calls() + spent.replayed();
        new TreeMap<>(spent.rejectedParameters()).forEach((parameter, number) -> {
            boolean isReplaced = parameter.endsWith(")");
            String some = number < answers ? " in " + number + " of " + answers + " answers" : "";
            lines.add(who() + ": does not take " + parameter + some + (isReplaced ? "" : "; asked without"));
        });
    }

    private String who() {
        return role + " " + model;
    }

    /** That it was answered by more than one model; empty if it was not, as far as its server says. */
    Optional<String> severalModels() {
        return spent.severalModels(who());
    }

    private Optional<String> otherModel() {
        return spent.unexpectedModel(who(), model);
    }

    /** That its server read only a part of prompts, so that what was asked was not answered; empty if it did not. */
    Optional<String> cut() {
        return Optional.ofNullable(spent.silentChanges().truncated()).map(cut -> who() + ": " + cut);
    }

    /** How many answers were no whole ones, and what can be done about it; empty if all were. */
    Optional<String> shortfall() {
        return spent.shortfallSummary(who(), "@" + role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1));
    }

    /** Whether the model comes with Tenet and lives in this JVM. */
    boolean isFree() {
        return model.startsWith("embedded:");
    }

    static String calls(long number) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "call" : "calls");
    }

    /** Tokens and dollars. */
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
                                : ", and those of " + calls(spent.callsWithoutUsage()) + " unknown");
        return tokens + ", "
                + (usd.isPresent() ? String.format(Locale.ROOT, "$%.4f", usd.getAsDouble()) : "cost unknown");
    }

    private static String part(long tokens, String name) {
        return tokens == 0 ? "" : String.format(Locale.ROOT, " (%,d %s)", tokens, name);
    }

    /** For {@code summary.json}. */
    void describe(Description into) {
        into.put("role", role)
                .put("model", model)
                .put("asked", spent.calls())
                .put("replayed", spent.replayed())
                .put(
                        "oldestReplayed",
                        spent.oldestReplayed() == null ? null : spent.oldestReplayed().toString())
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
        into.numbers("servedModels", spent.served().models()).numbers("fingerprints", spent.served().fingerprints());
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
                .object("cutOfCounted", parts -> cut.parts()
                        .forEach((name, part) -> parts.numbers(name, List.of(part.truncated(), part.counted()))));
    }
}
