package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.Ledger;
import dev.tenet.model.SharedPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * The state shared by the launches of a build, in one or several processes: a run folder, a budget ledger and a pace.
 * It is stored in {@value #FILE}, a database in the run folder. All processes must run on the same machine.
 * Thread-safe.
 */
@API(status = INTERNAL, since = "0.1")
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
     * Joins a build, creating it if it does not exist.
     *
     * @param reports the folder that contains all run folders
     * @param name the name of the build and of its folder
     * @param started the start time of this launch
     * @throws IOException if the folder cannot be created or its database cannot be used
     */
    public static SharedBuild join(Path reports, String name, Instant started) throws IOException {
        Path folder = reports.toAbsolutePath().normalize().resolve(name);
        Files.createDirectories(folder);
        return new SharedBuild(folder, new BuildFile(folder.resolve(FILE), started));
    }

    /** Returns the run folder. */
    public Path folder() {
        return folder;
    }

    /** Returns the ledger of the calls and budget of all launches. */
    public Ledger ledger() {
        return ledger;
    }

    /** Returns the pace of the calls of all launches. */
    public SharedPace pace() {
        return pace;
    }

    Entries entries() {
        return new BuildEntries(file);
    }

    long launch() {
        return file.launch();
    }

    /** Writes while no other launch writes. */
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
