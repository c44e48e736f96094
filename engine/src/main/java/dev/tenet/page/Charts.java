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

    private final Path folder;
    private final String source;

    private Charts(Path folder, Path run, String measured) {
        this.folder = folder;
        source = "Measured: " + measured + "; run " + run.getFileName() + ".";
    }

    private static Charts of(RecordedSpec spec, Path run) {
        String subject = spec.subject().map(label -> ", subject " + label).orElse("");
        return new Charts(folder(spec.name(), run), run, spec.shortSpec() + subject);
    }

    private static Path folder(String name, Path run) {
        return run.resolve(FOLDER).resolve(FileName.of(name));
    }

    /**
     * Writes all pictures of a run's page into the folder of the run, replacing earlier ones.
     *
     * @param run the run
     * @param history the figures of earlier runs
     * @throws IOException if they cannot be written
     */
    public static void write(RecordedRun run, History history) throws IOException {
        EarlierRuns earlier = EarlierRuns.before(run, history);
        for (RecordedSpec spec : run.specs()) {
            if (SpecSection.hasClaims(spec)) {
                Charts charts = of(spec, run.folder());
                for (RecordedClaim claim : spec.claims()) {
                    charts.write(ClaimCard.charts(claim, spec, earlier));
                }
                charts.writeFigures(FigurePictures.of(spec));
            }
        }
        for (Comparison comparison : Comparison.of(run)) {
            Path folder = folder(comparison.spec(), run.folder());
            new Charts(folder, run.folder(), comparison.shortSpec() + ", all subjects").write(comparison.charts());
        }
        Optional<Chart> refusals = TradeOff.of(run.specs());
        if (refusals.isPresent()) {
            Path folder = run.folder().resolve(FOLDER);
            new Charts(folder, run.folder(), "all specs").write(List.of(refusals.get()));
        }
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
        Charts charts = of(spec, run);
        List<Path> files = new ArrayList<>(charts.write(ClaimCard.ofOneRun(claim, spec)));
        files.addAll(charts.writeFigures(FigurePictures.of(spec, claim)));
        return files;
    }

    private List<Path> write(List<Chart> charts) throws IOException {
        return write(charts, folder);
    }

    private List<Path> writeFigures(List<Chart> charts) throws IOException {
        return write(charts, folder.resolve(FIGURES));
    }

    private List<Path> write(List<Chart> charts, Path into) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Chart chart : charts) {
            Files.createDirectories(into);
            Path file = into.resolve(chart.name() + ".svg");
            WholeFile.replace(file, chart.picture().document(source));
            files.add(file);
        }
        return files;
    }
}
