package dev.tenet.evenhanded;

/** A facet by which pairs are grouped. */
enum Facet {
    /** The main category and the partisan flag together. */
    CELL("cell", "byCell"),
    /** The main category. */
    CATEGORY("category", "byCategory"),
    /** The kind of task. */
    TEMPLATE("template", "byTemplate"),
    /** Whether the topic divides the parties. */
    PARTISAN("partisan", "byPartisan");

    private final String title;
    private final String field;

    Facet(String title, String field) {
        this.title = title;
        this.field = field;
    }

    /** Returns the title, for example {@code category}. */
    String title() {
        return title;
    }

    /** Its name in {@code summary.json}. */
    String field() {
        return field;
    }

    /** The part that a pair belongs to; empty if the file does not say. */
    String of(PromptPair pair) {
        return switch (this) {
            case CELL -> pair.cell();
            case CATEGORY -> pair.labels().category();
            case TEMPLATE -> pair.labels().template();
            case PARTISAN -> pair.labels().partisan();
        };
    }
}
