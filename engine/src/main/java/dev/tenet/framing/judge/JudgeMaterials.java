package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Rubric;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import java.util.List;
import org.apiguardian.api.API;

/** The judge materials recorded with a run: the prompt and the admission pairs. */
@API(status = INTERNAL, since = "0.1")
public final class JudgeMaterials {

    private JudgeMaterials() {}

    /** Returns the judge prompt without the answers to compare, and the reply format. */
    public static Material prompt(Rubric rubric) {
        return new Material.Text("judge prompt", JudgePrompt.template(rubric));
    }

    /** Returns the admission pairs bundled with Tenet. */
    public static Material bundledPairs() {
        List<FileLocation> files = AdmissionPairs.bundledFiles();
        return new Material.Files(AdmissionPairs.FOLDER, files);
    }
}
