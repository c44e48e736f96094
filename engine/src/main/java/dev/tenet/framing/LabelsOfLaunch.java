package dev.tenet.framing;

import dev.tenet.trial.LaunchEnd;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels of a launch, read when the first framing spec needs them. */
final class LabelsOfLaunch implements LaunchEnd {

    private @Nullable PersonLabels labels;

    /**
     * Returns the labels of the file, the same for all specs.
     *
     * @throws dev.tenet.setting.InvalidSpecException as {@link PersonLabels#read}
     * @throws IOException as {@link PersonLabels#read}
     */
    synchronized PersonLabels of(String file) throws IOException {
        if (labels == null) {
            labels = PersonLabels.read(file);
        }
        return labels;
    }

    @Override
    public synchronized List<String> launchEnded() {
        return labels == null ? List.of() : labels.unmatched();
    }
}
