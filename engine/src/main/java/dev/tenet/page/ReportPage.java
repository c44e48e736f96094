package dev.tenet.page;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Writes the page of a run: one HTML file without references to others, which shows the decision, each claim with its
 * evidence, the figures and the transcripts. Everything is read from the folder of the run, and from the folders of
 * earlier runs beside it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ReportPage {

    /** The name of the page in the folder of a run. */
    public static final String NAME = "report.html";

    private ReportPage() {}

    /**
     * Writes the page, replacing an earlier one as a whole. If the summary changes while the page is made, because
     * another launch of the same build ends, the page is made again.
     *
     * @param run the run
     * @param html the file to write
     * @throws IOException if the folder cannot be read or the file cannot be written
     */
    public static void write(RecordedRun run, Path html) throws IOException {
        RecordedRun shown = run;
        while (true) {
            replace(html, Page.of(shown).bytes());
            RecordedRun now = RecordedRun.read(run.folder());
            if (now.json().equals(shown.json())) {
                return;
            }
            shown = now;
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".next");
        try {
            Files.write(next, content);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /**
     * Writes the page of a run again.
     *
     * @param arguments the folder of the run
     * @throws IOException if the folder is not that of a run, or the page cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: java " + ReportPage.class.getName()
                    + " <folder of a run>; expected one argument, found " + arguments.length);
            System.exit(2);
        }
        RecordedRun run = RecordedRun.read(Path.of(arguments[0]));
        Path html = run.folder().resolve(NAME);
        write(run, html);
        System.out.println(html);
    }
}
