package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.picture.Picture;

/** A picture of the page, which is a file of its own, too. */
interface Chart {

    /** Returns the name of the file without its extension, unique within its folder. */
    String name();

    /** Writes the picture into the page, with what the page says beside it. */
    void draw(Html page);

    /** Returns the picture for the file. */
    Picture picture();
}
