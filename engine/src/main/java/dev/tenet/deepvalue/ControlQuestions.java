package dev.tenet.deepvalue;

import dev.tenet.Control;
import java.util.function.BooleanSupplier;

/** Which trials have a control question. */
final class ControlQuestions {

    private static final int ONE_IN = 4;

    private ControlQuestions() {}

    /**
     * Whether a trial is asked without examples too.
     *
     * @param number how many trials came before it
     * @param isOneWay whether the design holds the trial's pair of values in one direction only, so that what the
     *     subject prefers anyway does not cancel
     */
    static boolean isAsked(Control control, long number, BooleanSupplier isOneWay) {
        return switch (control) {
            case NONE -> false;
            case ZERO_SHOT -> true;
            case AUTO -> number % ONE_IN == ONE_IN - 1 && isOneWay.getAsBoolean();
        };
    }
}
