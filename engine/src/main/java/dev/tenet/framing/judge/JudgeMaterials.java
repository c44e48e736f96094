package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Rubric;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import java.util.List;
import org.apiguardian.api.API;

/** What judges are asked with and admitted by, for the record of a run. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class JudgeMaterials {

    private JudgeMaterials() {}

    /** The question that judges are asked, without the answers they compare, and the form of their reply. */
    public static Material prompt(Rubric rubric) {
        return new Material.Text("judge prompt", JudgePrompt.template(rubric));
    }

    /** The calibration pairs that come with Tenet. */
    public static Material bundledPairs() {
        List<FileLocation> files = CalibrationPairs.bundledFiles();
        return new Material.Files(CalibrationPairs.FOLDER, files);
    }
}
