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
 * What a launch with valid settings shares.
 *
 * @param build what it shares with other launches; null: it stands alone
 * @param versions the versions of what it runs on, by name
 */
record Launch(
        Settings settings,
        ModelAccess access,
        RunFolder folder,
        Materials materials,
        Shared shared,
        ConsoleReport console,
        @Nullable SharedBuild build,
        Stop stop,
        VerdictLedger verdicts,
        Instant started,
        Map<String, String> versions) {

    /** What the models of a role are opened with. */
    Participants participants() {
        return new Participants(settings, access);
    }

    Runner runner() {
        return new Runner(settings.get(CallSettings.CONCURRENCY), stop::isAsked);
    }

    /** Tells what is shared that all specs were measured. */
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
     * Opens what is written while a spec is measured, before anything is asked and paid for.
     *
     * @throws dev.tenet.setting.InvalidSpecException if the reports folder cannot be made or written to
     */
    void requireReports() {
        try {
            folder.prepare();
            verdicts.requireWritable();
        } catch (IOException unwritable) {
            throw ReportSettings.REPORTS.invalid(
                    settings.reports().toString(),
                    "a folder that can be written to, or the name of one to be made: " + unwritable);
        }
    }

    /** Begins to compute the fingerprints of what a spec is measured with. */
    void beginFingerprints(SpecMethod method) {
        materials.begin(materialsOf(method));
    }

    /**
     * The fingerprints of what a spec is measured with, by name.
     *
     * @throws IOException if some of it cannot be read
     */
    Map<String, String> fingerprints(SpecMethod method) throws IOException {
        return materials.of(materialsOf(method));
    }

    private List<Material> materialsOf(SpecMethod method) {
        return method.declared().materials(settings.values());
    }
}
