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
 * How a launch gets at models: by name, behind its tape, paid from its budget; where it is only planned, by models that
 * count what they are asked. Models that live in this JVM cost nothing and are asked as they are.
 */
final class ModelAccess implements AutoCloseable {

    private final Settings settings;
    private final @Nullable SharedBuild build;
    private final Models models;
    private final Map<String, AtomicBoolean> haveAnswered = new HashMap<>();
    private @Nullable Budget budget;
    private @Nullable Prices prices;
    private @Nullable Tape tape;

    /** Models of a launch that stands alone. */
    ModelAccess(Settings settings) {
        this(settings, null);
    }

    /** @param build whose budget and pace are shared; null: the launch stands alone */
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
     * The model of this name.
     *
     * @throws dev.tenet.model.ModelNameException if there is none, or it cannot be paid for
     * @throws IOException if the tape or the file of prices cannot be used
     */
    synchronized ChatModel to(String name) throws IOException {
        ChatModel model = models.named(name);
        return name.startsWith(EmbeddedModels.PREFIX) ? model : over(name, model);
    }

    /**
     * A model behind the tape, paid from the budget; where it is only planned, one that counts what it is asked.
     *
     * @throws dev.tenet.model.ModelNameException if it cannot be paid for
     * @throws IOException if the tape or the file of prices cannot be used
     */
    synchronized ChatModel over(String name, ChatModel model) throws IOException {
        if (settings.isPlan()) {
            return taped(new PlannedModel(model.identity()));
        }
        if (isReplay(settings) && model.identity().isEmpty()) {
            throw new InvalidSpecException("model \"" + name
                    + "\" does not say who it is, so that no tape has its answers, and " + TapeSettings.MODE
                    + " is \"replay\"; let its ChatModel.identity() name what shapes them");
        }
        return taped(isReplay(settings) ? model : budget().wrap(name, model));
    }

    /** Counts what is asked of the model of this name in one role. */
    synchronized Meter meter(String name) {
        return new Meter(haveAnswered.computeIfAbsent(name, any -> new AtomicBoolean()));
    }

    /** Whether a run that is repeated gets the same answers: they come from the tape, or from a model of ours. */
    boolean isReplayed(Participant participant) {
        return participant.name().startsWith(EmbeddedModels.PREFIX)
                || (settings.taping().isOn()
                        && settings.taping().mode() != TapeMode.RECORD
                        && settings.taping().refresh().isEmpty()
                        && !participant.model().identity().isEmpty());
    }

    private static boolean isReplay(Settings settings) {
        return settings.taping().tape().isPresent() && settings.taping().mode() == TapeMode.REPLAY;
    }

    private ChatModel taped(ChatModel model) throws IOException {
        TapeSettings taping = settings.taping();
        if (taping.tape().isEmpty() && (taping.mode() == TapeMode.RECORD || taping.mode() == TapeMode.REPLAY)) {
            throw new InvalidSpecException("setting " + TapeSettings.MODE + " is \""
                    + taping.mode().name().toLowerCase(Locale.ROOT) + "\", and there is no tape; expected a file in "
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
            OptionalLong tokens = settings.get(CallSettings.BUDGET_TOKENS).map(OptionalLong::of).orElse(OptionalLong.empty());
            OptionalDouble usd = settings.get(CallSettings.BUDGET_USD).map(OptionalDouble::of).orElse(OptionalDouble.empty());
            budget = build == null
                    ? new Budget(tokens, usd, prices())
                    : new Budget(tokens, usd, prices(), build.ledger());
        }
        return budget;
    }

    /** What models cost, as far as the user says. */
    synchronized Prices prices() throws IOException {
        if (prices == null) {
            Optional<String> file = settings.get(CallSettings.PRICES);
            prices = file.isEmpty() ? Prices.NONE : Prices.read(new FileLocation(file.get()));
        }
        return prices;
    }

    /** What is to be said of answers that the tape held and that were asked for again all the same; empty if none was. */
    synchronized Optional<String> refreshed() {
        long number = tape == null ? 0 : tape.refreshed();
        return number == 0
                ? Optional.empty()
                : Optional.of("Tenet: " + number + (number == 1 ? " answer" : " answers")
                        + " on the tape asked for again (" + TapeSettings.REFRESH
                        + "): the figures rest on a second draw where the first was of no use");
    }

    @Override
    public synchronized void close() {
        try {
            // The tape first: what was answered is written before connections go.
            if (tape != null) {
                tape.close();
            }
        } finally {
            models.close();
        }
    }
}
