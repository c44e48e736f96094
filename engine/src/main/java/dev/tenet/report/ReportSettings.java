package dev.tenet.report;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** The settings for reports and releases. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ReportSettings {

    private static final Pattern BUILD_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** The folder that contains the run folders. */
    public static final Setting<Optional<Path>> REPORTS = Setting.path(
                    "tenet.reports",
                    "The parent of the run folders; defaults to target/tenet, or to build/tenet in a Gradle project.")
            .withoutEffectOnFigures();

    /** The build that a launch is part of. */
    public static final Setting<Optional<String>> BUILD = Setting.<Optional<String>>of(
                    "tenet.build",
                    "a name of at most 100 letters, digits, \".\", \"_\" and \"-\" that begins with a letter or a"
                            + " digit",
                    "none",
                    Optional.empty(),
                    text -> Optional.of(Setting.within(
                            text, name -> BUILD_NAME.matcher(name).matches())),
                    "The name of a build, whose launches share a run folder, a budget, a pace, and a summary.")
            .withoutEffectOnFigures();

    /** The claims required for a release. */
    public static final Setting<Optional<String>> REQUIRED = Setting.text(
                    "tenet.required",
                    "a file with the full id of a claim on each line",
                    "The claims that a release requires: a claim that is missing, skipped, or not passed stops it.")
            .withoutEffectOnFigures();

    /** The number of run folders to keep. */
    public static final Setting<Optional<Long>> KEEP = Setting.count(
                    "tenet.runs.keep",
                    1_000_000,
                    "The number of ended runs to keep in the reports folder; older ones are deleted when a launch ends."
                            + " By default all.")
            .withoutEffectOnFigures();

    /** The file with the figures of all launches. */
    public static final Setting<Optional<Path>> HISTORY = Setting.path(
                    "tenet.history",
                    "The file to which each launch appends one line per claim, to show trends and detect drift.")
            .withoutEffectOnFigures();

    /** All settings of this class. */
    public static final List<Setting<?>> ALL = List.of(REPORTS, BUILD, REQUIRED, KEEP, HISTORY);

    private ReportSettings() {}
}
