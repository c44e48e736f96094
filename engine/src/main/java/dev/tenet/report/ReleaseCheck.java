package dev.tenet.report;

import static org.apiguardian.api.API.Status.STABLE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.FileLocation;
import dev.tenet.run.RecordedRun;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A command line program that fails the build unless a run allows a release. Run it after the tests, because a test
 * run that was filtered to nothing, skipped or killed fails no test. It reads {@code summary.json} and calls no models.
 *
 * <pre>{@code
 * java -cp … dev.tenet.report.ReleaseCheck --required claims.txt --build ci-42
 * }</pre>
 *
 * <table>
 *   <caption>Arguments</caption>
 *   <tr><td>{@code --required claims.txt}</td><td>the claims that must pass, in the format of {@link RequiredClaims};
 *       by default all claims of the run, of which there must be at least one</td></tr>
 *   <tr><td>{@code --reports target/tenet}</td><td>the folder that contains the run folders; the newest run is
 *       checked</td></tr>
 *   <tr><td>{@code --build id}</td><td>checks the run of this {@code tenet.build} instead</td></tr>
 *   <tr><td>{@code summary.json}</td><td>the file to check, instead of {@code --reports} and {@code --build}</td></tr>
 *   <tr><td>{@code --not-older-than 2h}</td><td>fails if the run started earlier</td></tr>
 *   <tr><td>{@code --list}</td><td>prints the ids of all claims of the run, as input for {@code --required}, without
 *       checking them</td></tr>
 * </table>
 *
 * <p>The exit status is 0 if the release is allowed, 1 if it is not (with one line per problem on standard error), and
 * 2 if the arguments are invalid.
 */
@API(status = STABLE, since = "0.1")
public final class ReleaseCheck {

    private static final int PROBLEMS = 1;
    private static final int BAD_USAGE = 2;

    private final CheckOptions options;
    private final Instant now;

    private ReleaseCheck(CheckOptions options, Instant now) {
        this.options = options;
        this.now = now;
    }

    /**
     * Runs the check, and exits the JVM with a nonzero status if there is a problem. See the class description for the
     * arguments.
     */
    public static void main(String[] arguments) {
        int status = run(
                List.of(arguments),
                Path.of("").toAbsolutePath(),
                Instant.now(),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                System.err);
        if (status != 0) {
            // Exit only on failure: a check that runs in a build tool's own JVM must not end it when it passes.
            System.exit(status);
        }
    }

    static int run(List<String> arguments, Path workingDirectory, Instant now, PrintStream output, PrintStream errors) {
        try {
            ReleaseCheck check = new ReleaseCheck(CheckOptions.parse(arguments, workingDirectory), now);
            return check.run(output, errors);
        } catch (CheckOptions.UsageException wrong) {
            printSanitized(errors, wrong.getMessage() + "; " + CheckOptions.USAGE);
            return BAD_USAGE;
        } catch (IOException unreadable) {
            printSanitized(
                    errors,
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("unreadable"));
            return PROBLEMS;
        }
    }

    private int run(PrintStream output, PrintStream errors) throws IOException {
        List<String> required = options.required().isEmpty()
                ? List.of()
                : RequiredClaims.read(new FileLocation(options.required().get()))
                        .ids();
        Path file = summary();
        RecordedRun run = RecordedRun.readSummary(file);
        JsonNode summary = run.json();
        if (options.isList()) {
            Release.of(summary.path("specs"), List.of())
                    .claims()
                    .forEach(claim -> output.println(Untrusted.line(claim.id())));
            return 0;
        }
        List<String> problems = new ArrayList<>(problemsOfTime(run, file));
        problems.addAll(problemsOfClaims(summary, required, file));
        problems.forEach(problem -> printSanitized(errors, problem));
        if (problems.isEmpty()) {
            printSanitized(output, headline(summary, required, file));
        }
        return problems.isEmpty() ? 0 : PROBLEMS;
    }

    /** Prints sanitized text, because file contents are untrusted. */
    private static void printSanitized(PrintStream stream, String text) {
        stream.println("Tenet: " + Signs.of(stream).line(text));
    }

    private Path summary() throws IOException {
        if (options.summary().isPresent()) {
            return options.summary().get();
        }
        return options.build().isPresent()
                ? options.reports().resolve(options.build().get()).resolve(RecordedRun.SUMMARY)
                : new RunFolders(options.reports()).newest().resolve(RecordedRun.SUMMARY);
    }

    private List<String> problemsOfTime(RecordedRun run, Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        if (run.ended().isEmpty()) {
            problems.add("the run of " + file + " has not ended, or was killed");
        }
        if (options.notOlderThan().isPresent()) {
            Duration longest = options.notOlderThan().get();
            Instant started = run.started()
                    .orElseThrow(() -> new IOException(file + " has no start time; expected a Tenet summary"));
            if (started.isBefore(now.minus(longest))) {
                problems.add("the run of " + file + " began at " + started + ", more than "
                        + longest.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT) + " ago");
            }
        }
        return problems;
    }

    /** Returns the headline of a passing run. With a list of required claims, other claims are not mentioned. */
    private static String headline(JsonNode summary, List<String> required, Path file) {
        return (required.isEmpty()
                        ? Release.of(summary.path("specs"), List.of()).lines().get(0)
                        : "released: " + required.size()
                                + (required.size() == 1 ? " required claim" : " required claims") + " passed")
                + ", according to " + file;
    }

    /**
     * Returns the problems of claims. With a list, only its claims count; without one, all claims and those required by
     * the run itself.
     */
    private static List<String> problemsOfClaims(JsonNode summary, List<String> required, Path file) {
        Release release = Release.of(summary.path("specs"), required.isEmpty() ? requiredBy(summary) : required);
        List<Release.State> claims = new ArrayList<>(release.required());
        if (required.isEmpty()) {
            release.claims().stream().filter(claim -> !claims.contains(claim)).forEach(claims::add);
        }
        if (claims.isEmpty()) {
            return List.of("no claim was measured in the run of " + file);
        }
        return claims.stream()
                .filter(claim -> !claim.isPass())
                .map(claim -> claim.state() + ": " + claim.id())
                .toList();
    }

    private static List<String> requiredBy(JsonNode summary) {
        List<String> ids = new ArrayList<>();
        summary.path("required").forEach(state -> ids.add(state.path("id").asText()));
        return ids;
    }
}
