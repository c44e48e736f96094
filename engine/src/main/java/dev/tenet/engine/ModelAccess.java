package dev.tenet.engine;

import dev.tenet.file.FileLocation;
import dev.tenet.model.Budget;
import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedModels;
import dev.tenet.model.Meter;
import dev.tenet.model.Models;
import dev.tenet.model.Participant;
import dev.tenet.model.PlannedModel;
import dev.tenet.model.Prices;
import dev.tenet.report.SharedBuild;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.tape.Tape;
import dev.tenet.tape.TapeMode;
import dev.tenet.tape.TapeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Opens models by name, wrapped with the launch's tape and budget. In a plan, models only count calls. Models that run
 * in this JVM are free and not wrapped.
 */
final class ModelAccess implements AutoCloseable {

    private final Settings settings;
    private final @Nullable SharedBuild build;
    private final Models models;
    private final Map<String, AtomicBoolean> haveAnswered = new HashMap<>();
    private @Nullable Budget budget;
    private @Nullable Prices prices;
    private @Nullable Tape tape;

    /** Creates the models of a launch that is not part of a build. */
    ModelAccess(Settings settings) {
        this(settings, null);
    }

    /** @param build the build whose budget and pace are shared; null if the launch is not part of a build */
    ModelAccess(Settings settings, @Nullable SharedBuild build) {
        this.settings = settings;
        this.build = build;
        boolean asksNobody = settings.isPlan() || isReplay(settings);
        CallLimits limits = settings.callLimits();
        if (build != null) {
            limits = limits.withPace(limits.pace().withShared(build.pace()));
        }
        this.models = new Models(asksNobody ? limits.withoutKeys() : limits);
    }

    /**
     * Opens a model by name.
     *
     * @throws dev.tenet.model.ModelNameException if the model does not exist, or its price is unknown although there is
     *     a budget
     * @throws IOException if the tape or the price file cannot be used
     */
    synchronized ChatModel to(String name) throws IOException {
        ChatModel model = models.named(name);
        return name.startsWith(EmbeddedModels.PREFIX) ? model : over(name, model);
    }

    /**
     * Wraps a model with the tape and the budget; in a plan, returns a model that only counts calls.
     *
     * @throws dev.tenet.model.ModelNameException if the price of the model is unknown although there is a budget
     * @throws IOException if the tape or the price file cannot be used
     */
    synchronized ChatModel over(String name, ChatModel model) throws IOException {
        if (settings.isPlan()) {
            return taped(new PlannedModel(model.identity()));
        }
        if (isReplay(settings) && model.identity().isEmpty()) {
            throw new InvalidSpecException("model \"" + name
                    + "\" has no identity, so no tape contains its answers, but " + TapeSettings.MODE
                    + " is \"replay\"; return everything that affects its answers from ChatModel.identity()");
        }
        return taped(isReplay(settings) ? model : budget().wrap(name, model));
    }

    /** Returns a meter for the calls to a model in one role. */
    synchronized Meter meter(String name) {
        return new Meter(haveAnswered.computeIfAbsent(name, any -> new AtomicBoolean()));
    }

    /**
     * Returns whether repeating a run gives the same answers, because they come from the tape or from a bundled model.
     */
    boolean isReplayed(Participant participant) {
        return participant.name().startsWith(EmbeddedModels.PREFIX)
                || (settings.taping().isOn()
                        && settings.taping().mode() != TapeMode.RECORD
                        && settings.taping().refresh().isEmpty()
                        && !participant.model().identity().isEmpty());
    }

    /** Returns whether no answer of a participant costs a call: it is bundled, or the tape has all answers. */
    boolean isFree(Participant participant) {
        return participant.name().startsWith(EmbeddedModels.PREFIX) || isReplay(settings);
    }

    private static boolean isReplay(Settings settings) {
        return settings.taping().tape().isPresent() && settings.taping().mode() == TapeMode.REPLAY;
    }

    private ChatModel taped(ChatModel model) throws IOException {
        TapeSettings taping = settings.taping();
        if (taping.tape().isEmpty() && (taping.mode() == TapeMode.RECORD || taping.mode() == TapeMode.REPLAY)) {
            throw new InvalidSpecException("setting " + TapeSettings.MODE + " is \""
                    + taping.mode().name().toLowerCase(Locale.ROOT) + "\", but no tape is set; expected a file in "
                    + TapeSettings.TAPE);
        }
        if (!taping.isOn()) {
            return model;
        }
        Path file = taping.tape().orElseThrow();
        if (tape == null) {
            tape = settings.isPlan()
                    ? Tape.openForPlanning(file, taping.mode(), taping.refresh())
                    : Tape.open(file, taping.mode(), taping.refresh());
        }
        return tape.wrap(model);
    }

    private Budget budget() throws IOException {
        if (budget == null) {
            OptionalLong tokens = settings.get(CallSettings.BUDGET_TOKENS)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            OptionalDouble usd = settings.get(CallSettings.BUDGET_USD)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty());
            budget = build == null
                    ? new Budget(tokens, usd, prices())
                    : new Budget(tokens, usd, prices(), build.ledger());
        }
        return budget;
    }

    /** Returns the model prices, as configured by the user. */
    synchronized Prices prices() throws IOException {
        if (prices == null) {
            Optional<String> file = settings.get(CallSettings.PRICES);
            prices = file.isEmpty() ? Prices.NONE : Prices.read(new FileLocation(file.get()));
        }
        return prices;
    }

    /** Returns a message about answers that were on the tape but requested again; empty if there are none. */
    synchronized Optional<String> refreshed() {
        long number = tape == null ? 0 : tape.refreshed();
        return number == 0
                ? Optional.empty()
                : Optional.of("Tenet: " + number + (number == 1 ? " answer" : " answers")
                        + " from the tape requested again (" + TapeSettings.REFRESH
                        + "): the figures use a second answer where the first was unusable");
    }

    @Override
    public synchronized void close() {
        try {
            // Close the tape first, so that answers are written before connections are closed.
            if (tape != null) {
                tape.close();
            }
        } finally {
            models.close();
        }
    }
}
