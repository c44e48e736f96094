package dev.tenet.engine;

import java.util.Optional;

/**
 * The name of a spec in reports.
 *
 * @param spec the name, such as {@code com.acme.RefundsTest.holdsOneView}
 * @param subject the measured subject, if the spec has several
 */
record SpecName(String spec, Optional<String> subject) {

    /** Returns the full id of a claim, such as {@code com.acme.RefundsTest.holdsOneView/health}. */
    String claim(String id) {
        return this + "/" + id;
    }

    @Override
    public String toString() {
        return spec + subject.map(label -> "[" + label + "]").orElse("");
    }
}
