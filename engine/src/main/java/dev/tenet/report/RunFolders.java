package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The run folders in a reports folder: which is the latest, and which are too old to keep. */
@API(status = INTERNAL, since = "0.1")
public final class RunFolders {

    /** The link to the folder of the run that ended last. */
    public static final String LATEST = "latest";
    /** The file with the name of that folder, where links cannot be made. */
    public static final String LATEST_NAME = "latest.txt";

    // Folders of builds have names of the user's choice, and may be joined by a further launch at any time.
    private static final Pattern OF_ONE_LAUNCH =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d(?:-\\d{1,4})?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path reports;

    /** @param reports the folder that contains the run folders */
    public RunFolders(Path reports) {
        this.reports = reports.toAbsolutePath().normalize();
    }

    /**
     * Makes {@value #LATEST} a link to a run folder, or names it in {@value #LATEST_NAME} if the file system has no
     * links. A file or folder of this name that is not a link is left alone.
     *
     * @throws IOException if neither can be written
     */
    public void link(Path folder) throws IOException {
        Path link = reports.resolve(LATEST);
        Path name = folder.getFileName();
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            write(name);
            return;
        }
        Path next = reports.resolve("." + LATEST + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            Files.createSymbolicLink(next, name);
            Files.move(next, link, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.deleteIfExists(next);
            write(name);
        }
    }

    private void write(Path name) throws IOException {
        Files.write(reports.resolve(LATEST_NAME), (name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the folder of the run that started last.
     *
     * @throws NoSuchFileException if there is no run
     * @throws IOException if a summary cannot be read, or has no start time
     */
    public Path newest() throws IOException {
        @Nullable Path newest = null;
        Instant latest = Instant.MIN;
        for (Path folder : withSummary()) {
            Instant started = started(folder.resolve(RecordedRun.SUMMARY));
            if (newest == null || started.isAfter(latest)) {
                newest = folder;
                latest = started;
            }
        }
        if (newest == null) {
            throw new NoSuchFileException("there is no run in " + reports
                    + "; nothing was measured, or the reports are elsewhere (--reports)");
        }
        return newest;
    }

    private List<Path> withSummary() throws IOException {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(RecordedRun.SUMMARY)))
                    .sorted()
                    .toList();
        }
    }

    /** Reads the start time, which is at the beginning of the file, without parsing the rest. */
    private static Instant started(Path summary) throws IOException {
        try (JsonParser parser = JSON.createParser(summary.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("started")) {
                    return instant(parser.nextTextValue(), summary);
                }
            }
        }
        throw new IOException(summary + " has no start time; expected a Tenet summary");
    }

    private static Instant instant(@Nullable String text, Path summary) throws IOException {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeException malformed) {
            throw new IOException(summary + " has the time \"" + text + "\"; expected a Tenet summary", malformed);
        }
    }

    /**
     * Deletes the oldest run folders. Deletes only what is certainly the folder of an ended launch: its name is a start
     * time, and it has a readable summary with an end time.
     *
     * @param number the number of such folders to keep
     * @param current a folder that is always kept, and counted
     * @throws IOException if a folder cannot be deleted
     */
    public void keep(long number, Path current) throws IOException {
        List<Path> old;
        try (Stream<Path> folders = Files.list(reports)) {
            old = folders.filter(RunFolders::isEnded)
                    .filter(folder -> !folder.getFileName().equals(current.getFileName()))
                    .sorted(Comparator.comparing(RunFolders::age).reversed())
                    .skip(number - 1)
                    .toList();
        }
        for (Path folder : old) {
            delete(folder);
        }
    }

    private static boolean isEnded(Path folder) {
        if (!OF_ONE_LAUNCH.matcher(folder.getFileName().toString()).matches()
                || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return RecordedRun.read(folder).ended().isPresent();
        } catch (IOException foreign) {
            return false;
        }
    }

    /** The start time, then the number of folders of the same second. */
    private static String age(Path folder) {
        String name = folder.getFileName().toString();
        String time = name.substring(0, 19);
        String number = name.length() > 20 ? name.substring(20) : "1";
        return time + "0".repeat(4 - number.length()) + number;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                return deletedMeanwhile(failed);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(directory);
                return failed == null ? FileVisitResult.CONTINUE : deletedMeanwhile(failed);
            }
        });
    }

    /** Another launch may delete the same folder. */
    private static FileVisitResult deletedMeanwhile(IOException failed) throws IOException {
        if (failed instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failed;
    }
}
