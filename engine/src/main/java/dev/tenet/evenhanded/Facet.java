package dev.tenet.evenhanded;

/** A facet by which pairs are grouped. */
enum Facet {
    /** The main category combined with the partisan flag. */
    CELL("cell"),
    /** The main category. */
    CATEGORY("category"),
    /** The kind of task. */
    TEMPLATE("template"),
    /** Whether the topic is partisan. */
    PARTISAN("partisan");

    private final String title;

    Facet(String title) {
        this.title = title;
    }

    /** Returns the title, for example {@code category}. */
    String title() {
        return title;
    }

    /** Returns the part that a pair belongs to; empty if the file does not specify it. */
    String of(PromptPair pair) {
        return switch (this) {
            case CELL -> pair.cell();
            case CATEGORY -> pair.labels().category();
            case TEMPLATE -> pair.labels().template();
            case PARTISAN -> pair.labels().partisan();
        };
    }
}
