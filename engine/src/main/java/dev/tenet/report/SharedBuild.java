package dev.tenet.report;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Ledger;
import dev.tenet.model.SharedPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * What the launches of one build share, in one process or several: a run folder, a ledger for their budget, and a pace. It
 * lives in {@value #FILE}, a database in the run folder; its processes run on one machine. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SharedBuild implements AutoCloseable {

    private static final String FILE = "build.db";

    private final Path folder;
    private final BuildFile file;
    private final Ledger ledger;
    private final SharedPace pace;

    private SharedBuild(Path folder, BuildFile file) {
        this.folder = folder;
        this.file = file;
        this.ledger = new BuildLedger(file);
        this.pace = new BuildPace(file, System::currentTimeMillis);
    }

    /**
     * Joins a build, or begins it.
     *
     * @param reports where the folders of all runs are
     * @param name the build's, and its folder's
     * @param started when this launch began
     * @throws IOException if the folder cannot be made or its database cannot be used
     */
    public static SharedBuild join(Path reports, String name, Instant started) throws IOException {
        Path folder = reports.toAbsolutePath().normalize().resolve(name);
        Files.createDirectories(folder);
        return new SharedBuild(folder, new BuildFile(folder.resolve(FILE), started));
    }

    /** The run folder. */
    public Path folder() {
        return folder;
    }

    /** What the calls of all launches took and may take. */
    public Ledger ledger() {
        return ledger;
    }

    /** The turns of the calls of all launches. */
    public SharedPace pace() {
        return pace;
    }

    Entries entries() {
        return new BuildEntries(file);
    }

    long launch() {
        return file.launch();
    }

    /** Writes something while no other launch does. */
    void inTurn(TrialLog.Write write) throws IOException {
        file.alone(connection -> {
            write.write();
            return this;
        });
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
