package dev.tenet.engine;

import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a completed run as {@code summary.json} has them. They are described once, when first needed. */
final class DescribedFigures {

    private final Figures figures;
    private @Nullable Map<String, Object> content;

    DescribedFigures(Figures figures) {
        this.figures = figures;
    }

    /** Returns names and values that Jackson can write. */
    synchronized Map<String, Object> content() {
        Map<String, Object> known = content;
        if (known == null) {
            known = Description.of(figures::describe).asMap();
            content = known;
        }
        return known;
    }
}
