package dev.tenet.deepvalue;

import dev.tenet.Control;
import dev.tenet.deepvalue.ControlQuestion.Kind;
import java.util.function.BooleanSupplier;

/** Which trials have which control question. */
final class ControlPlan {

    private static final int ONE_IN = 4;
    private static final int CONFOUNDED_TURN = 1;
    private static final int ZERO_SHOT_TURN = 3;

    private ControlPlan() {}

    /**
     * Whether a trial has a control question of a kind.
     *
     * @param number how many trials came before it
     * @param isOneWay whether the design holds the trial's pair of values in one direction only, so that what the
     *     subject prefers anyway does not cancel
     */
    static boolean isAsked(Kind kind, Control control, long number, BooleanSupplier isOneWay) {
        return switch (control) {
            case NONE -> false;
            case ZERO_SHOT -> kind == Kind.ZERO_SHOT;
            case CONFOUNDED -> kind == Kind.CONFOUNDED;
            case AUTO ->
                switch (kind) {
                    case CONFOUNDED -> number % ONE_IN == CONFOUNDED_TURN;
                    case ZERO_SHOT -> number % ONE_IN == ZERO_SHOT_TURN && isOneWay.getAsBoolean();
                };
        };
    }

    /** How many of so many trials have a confounded control question. */
    static long confounded(Control control, long trials) {
        return switch (control) {
            case NONE, ZERO_SHOT -> 0;
            case CONFOUNDED -> trials;
            case AUTO -> (trials + ONE_IN - 1 - CONFOUNDED_TURN) / ONE_IN;
        };
    }
}
