package dev.tenet.page;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.history.History;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.text.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The pictures of the page as SVG files: a folder for each spec and subject, and one for each spec with several. */
@API(status = INTERNAL, since = "0.1")
public final class Charts {

    /** The name of the folder in the folder of a run. */
    public static final String FOLDER = "charts";

    /** The folder of the pictures of figures, so that no claim has an id by which its file would replace one. */
    private static final String FIGURES = "figures";

    private Charts() {}

    /**
     * Writes all pictures of a run's page into the folder of the run, replacing earlier ones.
     *
     * @param run the run
     * @param history the figures of earlier runs
     * @throws IOException if they cannot be written
     */
    public static void write(RecordedRun run, History history) throws IOException {
        EarlierRuns earlier = EarlierRuns.before(run, history);
        Path folder = run.folder().resolve(FOLDER);
        for (RecordedSpec spec : run.specs()) {
            if (SpecSection.hasClaims(spec)) {
                write(spec, earlier, folder.resolve(FileName.of(spec.name())));
            }
        }
        for (Comparison comparison : Comparison.of(run)) {
            write(comparison.charts(), folder.resolve(FileName.of(comparison.spec())));
        }
        Optional<Chart> refusals = TradeOff.of(run.specs());
        if (refusals.isPresent()) {
            write(List.of(refusals.get()), folder);
        }
    }

    private static void write(RecordedSpec spec, EarlierRuns earlier, Path folder) throws IOException {
        for (RecordedClaim claim : spec.claims()) {
            write(ClaimCard.charts(claim, spec, earlier), folder);
        }
        write(FigurePictures.of(spec), folder.resolve(FIGURES));
    }

    /**
     * Writes the pictures that show the figure of a claim and are known when it is judged: those for which neither the
     * other claims nor other runs are needed. They are written again, with what is known then, at the end of the run.
     *
     * @param run the folder of the run
     * @param spec the spec, with its claim and its figures as in {@code summary.json}
     * @param claim the claim
     * @return the files
     * @throws IOException if they cannot be written
     */
    public static List<Path> write(Path run, RecordedSpec spec, RecordedClaim claim) throws IOException {
        Path folder = run.resolve(FOLDER).resolve(FileName.of(spec.name()));
        List<Path> files = new ArrayList<>(write(ClaimCard.ofOneRun(claim, spec), folder));
        files.addAll(write(FigurePictures.of(spec, claim), folder.resolve(FIGURES)));
        return files;
    }

    private static List<Path> write(List<Chart> charts, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Chart chart : charts) {
            Files.createDirectories(folder);
            Path file = folder.resolve(chart.name() + ".svg");
            WholeFile.replace(file, chart.picture().document());
            files.add(file);
        }
        return files;
    }
}
