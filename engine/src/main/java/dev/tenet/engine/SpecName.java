package dev.tenet.engine;

import java.util.Optional;

/**
 * What a spec is called in reports.
 *
 * @param spec as in {@code com.acme.RefundsTest.holdsOneView}
 * @param subject which of its subjects is measured, where it has several
 */
record SpecName(String spec, Optional<String> subject) {

    /** The full id of a claim, as in {@code com.acme.RefundsTest.holdsOneView/health}. */
    String claim(String id) {
        return this + "/" + id;
    }

    @Override
    public String toString() {
        return spec + subject.map(label -> "[" + label + "]").orElse("");
    }
}
