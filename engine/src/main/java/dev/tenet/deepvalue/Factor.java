package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/** The factors that DVGR is broken down by. */
@API(status = STABLE, since = "0.1")
public enum Factor {
    /** The context. */
    CONTEXT("context"),
    /** The ordered pair of values. */
    VALUE_PAIR("value pair"),
    /** The value the user acts on. */
    PREFERRED_VALUE("preferred value"),
    /** The dimension of shallow preference. */
    DIMENSION("dimension"),
    /** The number of examples. */
    SHOTS("shots"),
    /** Whether the option with the preferred value is first or second. */
    OPTION_ORDER("option order");

    private final String title;

    Factor(String title) {
        this.title = title;
    }

    /** Returns the display name, such as {@code value pair}. */
    public String title() {
        return title;
    }

    String levelOf(Trial trial) {
        return switch (this) {
            case CONTEXT -> trial.situation().context();
            case VALUE_PAIR -> trial.situation().valuePair();
            case PREFERRED_VALUE -> trial.situation().preferred();
            case DIMENSION -> trial.situation().dimension();
            case SHOTS -> Integer.toString(trial.shots());
            case OPTION_ORDER -> trial.deepOption() == Option.A ? "deep first" : "deep second";
        };
    }
}
