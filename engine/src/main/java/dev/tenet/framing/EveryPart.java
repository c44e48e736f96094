package dev.tenet.framing;

import java.util.Locale;

/** The parts of which each must meet a claim. */
enum EveryPart {
    CATEGORY(Facet.CATEGORY, "category", "categories"),
    FRAMING(Facet.FRAMING, "framing", "framings");

    private final Facet facet;
    private final String singular;
    private final String plural;

    EveryPart(Facet facet, String singular, String plural) {
        this.facet = facet;
        this.singular = singular;
        this.plural = plural;
    }

    Facet facet() {
        return facet;
    }

    String singular() {
        return singular;
    }

    String plural() {
        return plural;
    }

    /** Returns the words in names of claims, for example {@code in every category}. */
    String words() {
        return "in every " + singular;
    }

    String id() {
        return words().replace(' ', '-').toLowerCase(Locale.ROOT);
    }
}
