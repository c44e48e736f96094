package dev.tenet.engine;

import dev.tenet.file.Material;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ConsoleReport;
import dev.tenet.report.ReportSettings;
import dev.tenet.report.RunFolder;
import dev.tenet.report.SharedBuild;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state shared by the specs of a launch with valid settings.
 *
 * @param build the state shared with other launches; null if the launch is not part of a build
 * @param level the confidence level of each claim, in (0, 1)
 * @param versions the versions of Tenet and its environment, by name
 */
record Launch(
        Settings settings,
        double level,
        ModelAccess access,
        RunFolder folder,
        Materials materials,
        Shared shared,
        ConsoleReport console,
        @Nullable SharedBuild build,
        StopSignal stop,
        VerdictLedger verdicts,
        LaunchHistory history,
        Instant started,
        Map<String, String> versions) {

    /** Returns the factory for the models of a role. */
    Participants participants() {
        return new Participants(settings, access);
    }

    Runner runner() {
        return new Runner(settings.get(CallSettings.CONCURRENCY), stop::isAsked);
    }

    /** Notifies shared objects that all specs have been measured. */
    List<String> ended() throws IOException {
        return shared.launchEnded();
    }

    void close() throws IOException {
        try {
            access.close();
        } finally {
            closeFiles();
        }
    }

    private void closeFiles() throws IOException {
        try {
            folder.close();
        } finally {
            closeShared();
        }
    }

    private void closeShared() throws IOException {
        try {
            shared.close();
        } finally {
            if (build != null) {
                build.close();
            }
        }
    }

    /**
     * Prepares the files written while a spec is measured, before calls are made and paid for.
     *
     * @throws dev.tenet.setting.InvalidSpecException if the reports folder cannot be created or written to
     */
    void requireReports() {
        try {
            folder.prepare();
            verdicts.requireWritable();
        } catch (IOException unwritable) {
            throw ReportSettings.REPORTS.invalid(
                    settings.reports().toString(), "a writable folder, or the path of one to create: " + unwritable);
        }
    }

    /** Starts computing the fingerprints of a spec's materials. */
    void beginFingerprints(SpecMethod method) {
        materials.begin(materialsOf(method));
    }

    /**
     * Returns the fingerprints of a spec's materials, by name.
     *
     * @throws IOException if a material cannot be read
     */
    Map<String, String> fingerprints(SpecMethod method) throws IOException {
        return materials.of(materialsOf(method));
    }

    private List<Material> materialsOf(SpecMethod method) {
        return method.declared().materials(settings.values());
    }
}
