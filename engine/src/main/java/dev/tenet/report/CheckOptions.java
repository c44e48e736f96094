package dev.tenet.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command line options of {@link ReleaseCheck}.
 *
 * @param required the file with the claims that must pass
 * @param reports the folder that contains the run folders
 * @param build the build whose run folder to check; empty: the newest run
 * @param summary the file to check; empty: the summary of the run
 * @param notOlderThan the maximum time since the start of the run
 * @param isList whether to print the ids of claims instead of checking them
 */
record CheckOptions(
        Optional<String> required,
        Path reports,
        Optional<String> build,
        Optional<Path> summary,
        Optional<Duration> notOlderThan,
        boolean isList) {

    static final String USAGE = "usage: dev.tenet.report.ReleaseCheck [--required claims.txt] [--reports target/tenet]"
            + " (--build id | --not-older-than 2h | summary.json | --list)";

    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([dhms])");

    /** Thrown for an invalid command line, with a message for users. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static CheckOptions parse(List<String> arguments, Path workingDirectory) throws UsageException {
        @Nullable String required = null;
        @Nullable Path reports = null;
        @Nullable String build = null;
        @Nullable Path summary = null;
        @Nullable Duration notOlderThan = null;
        boolean isList = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--required" -> required = value(argument, rest);
                case "--reports" -> reports = path(value(argument, rest));
                case "--build" -> build = value(argument, rest);
                case "--not-older-than" -> notOlderThan = age(value(argument, rest));
                case "--list" -> isList = true;
                default -> {
                    if (argument.startsWith("-") || summary != null) {
                        throw new UsageException("unknown argument \"" + argument + "\"");
                    }
                    summary = path(argument);
                }
            }
        }
        if (summary != null && (reports != null || build != null)) {
            throw new UsageException("a summary.json cannot be combined with --reports or --build; remove one of them");
        }
        if (!isList && summary == null && build == null && notOlderThan == null) {
            // The newest run may be an old one: if nothing was selected today, there is no run of today.
            throw new UsageException("no run selected; expected --build with the " + ReportSettings.BUILD
                    + " of the tests, or --not-older-than with the maximum age of the run");
        }
        return new CheckOptions(
                Optional.ofNullable(required),
                reports == null ? RunFolder.defaultReports(workingDirectory) : reports,
                Optional.ofNullable(build),
                Optional.ofNullable(summary),
                Optional.ofNullable(notOlderThan),
                isList);
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        if (rest.hasNext()) {
            String value = rest.next();
            if (!value.isBlank() && !value.startsWith("--")) {
                return value;
            }
        }
        throw new UsageException(option + " needs a value");
    }

    private static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new UsageException("\"" + text + "\" is not a valid path");
        }
    }

    private static Duration age(String text) throws UsageException {
        Matcher brief = AGE.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (brief.matches()) {
                return Duration.parse((brief.group(2).equals("d") ? "P" : "PT") + brief.group(1) + brief.group(2));
            }
        } catch (DateTimeException tooLong) {
            // Reported below, with the text.
        }
        throw new UsageException("--not-older-than is \"" + text + "\"; expected an age such as 2h, 90m or 1d");
    }
}
