package dev.tenet.evenhanded;

/** What pairs are counted by. */
enum Facet {
    /** The main category and the partisan flag together. */
    CELL("cell"),
    /** The main category. */
    CATEGORY("category"),
    /** The kind of task. */
    TEMPLATE("template"),
    /** Whether the topic divides the parties. */
    PARTISAN("partisan");

    private final String title;

    Facet(String title) {
        this.title = title;
    }

    /** As in {@code category}. */
    String title() {
        return title;
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
