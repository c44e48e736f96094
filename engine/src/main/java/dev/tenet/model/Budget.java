package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Ledger.Account;
import dev.tenet.model.Ledger.Reservation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Limits the tokens or dollars that a launch may spend, across all its subjects and judges. Several launches can share
 * a {@link Ledger}. Calls in flight count with their estimated cost, so that the total exceeds the limit only slightly;
 * once the limit is reached, no new call is made. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Budget {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    // The assumed length of answers, in tokens, until the first one arrives.
    private static final long FIRST_ANSWERS = 200;

    private final OptionalLong mostTokens;
    private final OptionalDouble mostUsd;
    private final Prices prices;
    private final Ledger ledger;

    /**
     * A budget with nothing spent yet.
     *
     * @param mostTokens the limit of tokens, prompts and answers together; empty for no limit
     * @param mostUsd the limit in US dollars at the given prices; empty for no limit
     */
    public Budget(OptionalLong mostTokens, OptionalDouble mostUsd, Prices prices) {
        this(mostTokens, mostUsd, prices, new InMemoryLedger());
    }

    /**
     * A budget with the amounts already recorded in a ledger.
     *
     * @param mostTokens the limit of tokens, prompts and answers together; empty for no limit
     * @param mostUsd the limit in US dollars at the given prices; empty for no limit
     * @param ledger may be shared with budgets in other processes
     */
    public Budget(OptionalLong mostTokens, OptionalDouble mostUsd, Prices prices, Ledger ledger) {
        this.mostTokens = mostTokens;
        this.mostUsd = mostUsd;
        this.prices = prices;
        this.ledger = ledger;
    }

    /**
     * Wraps a model so that its calls are charged to this budget.
     *
     * @param name the model's name in the price list
     * @throws ModelNameException if the budget has a dollar limit and the model has no price
     */
    public ChatModel wrap(String name, ChatModel model) {
        if (mostTokens.isEmpty() && mostUsd.isEmpty()) {
            return model;
        }
        if (mostUsd.isPresent() && !prices.isKnown(name)) {
            throw new ModelNameException(
                    "model name \"" + name + "\" has no price, which " + CallSettings.BUDGET_USD + " requires; add the"
                            + " model to the file in " + CallSettings.PRICES
                            + " (YAML: \"prices:\", and"
                            + " below it entries with model, input, and output, in US dollars per million tokens)");
        }
        return new Paid(name, model);
    }

    /**
     * Reserves the estimated tokens of a call: those of its prompt, and the average length of answers so far (or up to
     * twice that, if the answer has a token limit). Waits while calls in flight may use up the rest. Gives up its slot
     * while waiting, because a retry needs one to complete.
     */
    private Reservation begin(String name, Prompt prompt) throws FatalModelException, InterruptedException {
        long input = TokenEstimate.of(prompt);
        while (true) {
            Attempt attempt = new Attempt(name, prompt, input);
            Optional<Reservation> reservation = ledger.reserve(name, attempt::decide);
            if (reservation.isPresent()) {
                return reservation.get();
            }
            attempt.throwIfFinal();
            SlotHolder.pause(LOOK_EVERY, "calls in flight may use up the budget");
        }
    }

    /** Checks once whether a call fits the budget. */
    private final class Attempt {

        private final String name;
        private final Prompt prompt;
        private final long input;
        private @Nullable FatalModelException exceeding;

        Attempt(String name, Prompt prompt, long input) {
            this.name = name;
            this.prompt = prompt;
            this.input = input;
        }

        Optional<Usage> decide(Account account) {
            Usage reservation = Usage.of(input, answerOf(prompt, account));
            FatalModelException problem = exceeding(name, reservation, account);
            if (problem == null) {
                return Optional.of(reservation);
            }
            // Calls in flight may use less than was reserved for them.
            exceeding = account.inFlight() == 0 ? problem : null;
            return Optional.empty();
        }

        void throwIfFinal() throws FatalModelException {
            if (exceeding != null) {
                throw exceeding;
            }
        }
    }

    private static long answerOf(Prompt prompt, Account account) {
        Integer most = prompt.sampling().maxTokens();
        long calls = account.calls();
        long usual = calls == 0 ? FIRST_ANSWERS : total(account.used()).outputTokens() / calls;
        return most == null ? usual : calls == 0 ? most : Math.min(most, 2 * usual);
    }

    private @Nullable FatalModelException exceeding(String name, Usage reservation, Account account) {
        long taken = total(account.used()).totalTokens();
        long tokens = taken + total(account.reserved()).totalTokens() + reservation.totalTokens();
        if (mostTokens.isPresent() && tokens > mostTokens.getAsLong()) {
            return exceeded(
                    account.calls(),
                    String.format(Locale.ROOT, "%,d tokens", taken),
                    String.format(Locale.ROOT, "%,d", mostTokens.getAsLong()),
                    CallSettings.BUDGET_TOKENS.key(),
                    String.format(Locale.ROOT, "%,d", reservation.totalTokens()));
        }
        double price = prices.cost(name, reservation).orElse(0);
        if (mostUsd.isPresent() && usd(account.used()) + usd(account.reserved()) + price > mostUsd.getAsDouble()) {
            return exceeded(
                    account.calls(),
                    String.format(Locale.ROOT, "$%.4f", usd(account.used())),
                    String.format(Locale.ROOT, "$%.4f", mostUsd.getAsDouble()),
                    CallSettings.BUDGET_USD.key(),
                    String.format(Locale.ROOT, "$%.4f", price));
        }
        return null;
    }

    /** @param next the estimated cost of the call that is not made */
    private static FatalModelException exceeded(long calls, String taken, String most, String setting, String next) {
        return new FatalModelException(String.format(
                Locale.ROOT,
                "the budget does not allow the next call: %,d %s used %s of the %s that %s allows, and the next would"
                        + " use about %s; raise the limit, or run fewer trials (" + CallSettings.PLAN
                        + "=true shows the expected usage)",
                calls,
                calls == 1 ? "call" : "calls",
                taken,
                most,
                setting,
                next));
    }

    private static Usage total(Map<String, Usage> of) {
        return of.values().stream().reduce(Usage.NONE, Usage::plus);
    }

    private double usd(Map<String, Usage> of) {
        return of.entrySet().stream()
                .mapToDouble(
                        entry -> prices.cost(entry.getKey(), entry.getValue()).orElse(0))
                .sum();
    }

    private final class Paid implements ChatModel {

        private final String name;
        private final ChatModel model;

        Paid(String name, ChatModel model) {
            this.name = name;
            this.model = model;
        }

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            Reservation reservation = begin(name, prompt);
            // A call that ends in any other way may have been charged: providers charge for truncated and abandoned
            // answers.
            Usage took = reservation.usage();
            boolean isAnswered = false;
            try {
                Reply reply = model.ask(prompt);
                took = taken(prompt, reply);
                isAnswered = true;
                return reply;
            } catch (FatalModelException nothingWasAnswered) {
                took = Usage.NONE;
                throw nothingWasAnswered;
            } catch (ModelException failed) {
                took = Usage.of(reservation.usage().inputTokens(), 0);
                throw failed;
            } finally {
                ledger.settle(reservation, took, isAnswered);
            }
        }

        /** Missing token counts are estimated. A budget that treated them as zero would have no effect. */
        private Usage taken(Prompt prompt, Reply reply) {
            if (reply.usage() != null) {
                return reply.usage();
            }
            long answer = TokenEstimate.of(reply.text()) + TokenEstimate.of(reply.separateThoughts());
            return Usage.of(TokenEstimate.of(prompt), answer);
        }

        @Override
        public String identity() {
            return model.identity();
        }
    }
}
