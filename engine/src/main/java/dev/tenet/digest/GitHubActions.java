package dev.tenet.digest;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.file.LockedFile;
import dev.tenet.report.ClaimRow;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The job of GitHub Actions that a launch runs in: its step summary, and annotations of refuted claims.
 *
 * @param isRunning whether commands are understood ({@code GITHUB_ACTIONS=true})
 * @param stepSummary the value of {@code GITHUB_STEP_SUMMARY}, the path of a file, which other CI servers can name, too
 * @param workspace the root of the repository; empty if it is not known
 */
@API(status = INTERNAL, since = "0.1")
public record GitHubActions(boolean isRunning, Optional<String> stepSummary, Optional<Path> workspace) {

    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";
    private static final int LONGEST_MESSAGE = 2000;

    /** Reads the environment variables of the job. */
    public static GitHubActions of(Map<String, String> environment) {
        return new GitHubActions(
                "true".equals(environment.get("GITHUB_ACTIONS")),
                value(environment, STEP_SUMMARY),
                workspace(environment));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<Path> workspace(Map<String, String> environment) {
        try {
            return value(environment, "GITHUB_WORKSPACE").map(Path::of);
        } catch (InvalidPathException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Adds a report to the step summary, if there is one. A report of the same run folder is replaced, because several
     * launches of a build share it.
     *
     * @throws IOException if {@code GITHUB_STEP_SUMMARY} is not a path, or the file cannot be read or written
     */
    public void summarize(Path folder, String report) throws IOException {
        if (stepSummary.isPresent()) {
            String name = Untrusted.line(String.valueOf(folder.getFileName())).replace("-->", "--");
            String start = "<!-- tenet " + name + " -->\n";
            String end = "<!-- end of tenet " + name + " -->\n";
            LockedFile.change(
                    file(stepSummary.get()),
                    content -> replaced(new String(content, StandardCharsets.UTF_8), start, start + report + end, end)
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path file(String value) throws IOException {
        try {
            return Path.of(value);
        } catch (InvalidPathException malformed) {
            throw new IOException(
                    STEP_SUMMARY + " is \"" + Untrusted.line(value) + "\"; expected the path of a file", malformed);
        }
    }

    private static String replaced(String content, String start, String report, String end) {
        int from = content.indexOf(start);
        int to = from < 0 ? -1 : content.indexOf(end, from);
        if (to >= 0) {
            return content.substring(0, from) + report + content.substring(to + end.length());
        }
        String separator = content.isEmpty() || content.endsWith("\n") ? "" : "\n";
        return content + separator + (content.isEmpty() ? "" : "\n") + report;
    }

    /**
     * Returns one command per refuted claim, to print on lines of their own. Empty outside GitHub Actions.
     *
     * @param module the folder of the module whose specs ran, in which sources are looked for
     */
    public List<String> annotations(RecordedRun run, Path module) {
        List<String> commands = new ArrayList<>();
        if (isRunning) {
            for (RecordedSpec spec : run.specs()) {
                spec.claims().stream()
                        .filter(claim -> claim.verdict().equals("refuted"))
                        .forEach(claim ->
                                commands.add(annotation(spec, claim, module).line()));
            }
        }
        return commands;
    }

    private WorkflowCommand annotation(RecordedSpec spec, RecordedClaim claim, Path module) {
        ClaimRow row = ClaimRow.of(spec, claim);
        WorkflowCommand command = WorkflowCommand.error(
                "Tenet: " + row.claim() + " is refuted",
                Untrusted.excerpt(row.spec() + ": " + claim.found().orElse(""), LONGEST_MESSAGE)
                        + claim.decision()
                                .map(sentence -> "\n" + Untrusted.excerpt(sentence, LONGEST_MESSAGE))
                                .orElse(""));
        return spec.source()
                .flatMap(source -> inRepository(source.file(), module).map(file -> command.at(file, source.line())))
                .orElse(command);
    }

    /** Finds a source below {@code src/<set>/<language>} and returns its path in the repository. */
    private Optional<String> inRepository(String source, Path module) {
        Path root = workspace.orElse(module).toAbsolutePath().normalize();
        try (DirectoryStream<Path> sets = Files.newDirectoryStream(module.resolve("src"))) {
            for (Path set : sets) {
                Optional<Path> found = Files.isDirectory(set) ? below(set, source) : Optional.empty();
                if (found.isPresent()) {
                    Path file = found.get().toAbsolutePath().normalize();
                    return file.startsWith(root)
                            ? Optional.of(root.relativize(file).toString().replace('\\', '/'))
                            : Optional.empty();
                }
            }
        } catch (IOException | InvalidPathException unknown) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Path> below(Path set, String source) throws IOException {
        try (DirectoryStream<Path> languages = Files.newDirectoryStream(set)) {
            for (Path language : languages) {
                Path file = language.resolve(source);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
