package dev.tenet.deepvalue;

import dev.tenet.Control;
import dev.tenet.deepvalue.ControlQuestion.Kind;
import java.util.function.BooleanSupplier;

/** Assigns control questions to trials. */
final class ControlPlan {

    private static final int ONE_IN = 4;
    private static final int CONFOUNDED_TURN = 1;
    private static final int ZERO_SHOT_TURN = 3;

    private ControlPlan() {}

    /**
     * Returns whether a trial has a control question of the given kind.
     *
     * @param number the index of the trial, from 0
     * @param isOneWay whether the design has the trial's pair of values in one direction only, so that the subject's
     *     prior for a value does not cancel out
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

    /**
     * Returns the largest number of questions without examples for the given number of trials. With {@link Control#AUTO},
     * there are none if the design has its pairs of values in both directions.
     */
    static long mostZeroShot(Control control, long trials) {
        return switch (control) {
            case NONE, CONFOUNDED -> 0;
            case ZERO_SHOT -> trials;
            case AUTO -> (trials + ONE_IN - 1 - ZERO_SHOT_TURN) / ONE_IN;
        };
    }

    /** Returns the number of confounded control questions for the given number of trials. */
    static long confounded(Control control, long trials) {
        return switch (control) {
            case NONE, ZERO_SHOT -> 0;
            case CONFOUNDED -> trials;
            case AUTO -> (trials + ONE_IN - 1 - CONFOUNDED_TURN) / ONE_IN;
        };
    }
}
