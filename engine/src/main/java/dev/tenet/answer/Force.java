package dev.tenet.answer;

/** What a mention states. */
enum Force {
    /** Under a label that nobody knows; no choice, but it shows that both are labeled. */
    LABELED,
    /** Bare in the midst of others; no choice, but it shows that options are listed. */
    LISTED,
    /** For the option, but counts only where nothing else is said. */
    WEAK,
    /** The head of a description; a choice unless the other option is described as well. */
    HEADING,
    /** A choice. */
    PLAIN,
    /** A choice under a label that nobody knows, at the end of the answer. */
    LAST,
    /** A choice drawn from what was said before. */
    CONCLUDING,
    /** A choice that says that it is the answer. */
    FINAL
}
