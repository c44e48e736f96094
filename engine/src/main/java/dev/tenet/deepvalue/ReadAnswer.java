package dev.tenet.deepvalue;

/** What a raw answer says. */
public enum ReadAnswer {
    A,
    B,
    UNREADABLE,
    REFUSED
}
