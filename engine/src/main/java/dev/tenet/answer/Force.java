package dev.tenet.answer;

/** The strength of a mention, in ascending order. */
enum Force {
    /** After an unknown label. Not a choice, but evidence that both options are labeled. */
    LABELED,
    /** A bare mention among others. Not a choice, but evidence that options are listed. */
    LISTED,
    /** In favor of the option, but counts only if nothing else is said. */
    WEAK,
    /** The heading of a description. A choice unless the other option is also described. */
    HEADING,
    /** A choice. */
    PLAIN,
    /** A choice after an unknown label, at the end of the answer. */
    LAST,
    /** A choice stated as a conclusion. */
    CONCLUDING,
    /** A choice stated as the answer. */
    FINAL
}
