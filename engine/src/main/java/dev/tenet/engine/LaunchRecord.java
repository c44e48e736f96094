package dev.tenet.engine;

import dev.tenet.report.Release;
import dev.tenet.report.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The record of a launch: the summary file and the final lines on the console. */
final class LaunchRecord {

    private final RunFolder folder;
    private final String build;
    private final boolean isRequired;
    private final Faults faults;
    private final LaunchFiles files;
    private final Set<SpecName> recorded = new HashSet<>();
    private final Set<String> claims = new HashSet<>();

    /** The handling of a failure to write the summary. */
    enum Faults {
        /** The spec fails. */
        FAIL,
        /** The failure is ignored, because the specs fail for another reason. */
        IGNORE
    }

    /**
     * Creates the record of a launch.
     *
     * @param build the name of the build that the launch is part of; empty: none
     * @param isRequired whether a summary is written even if there are no specs
     * @param files what is written after the summary
     */
    LaunchRecord(RunFolder folder, String build, boolean isRequired, Faults faults, LaunchFiles files) {
        this.folder = folder;
        this.build = build;
        this.isRequired = isRequired;
        this.faults = faults;
        this.files = files;
    }

    void begin(List<SpecSummary> unended) throws IOException {
        Map<String, Map<String, Object>> specs = new LinkedHashMap<>();
        unended.forEach(spec -> specs.put(spec.name().toString(), spec.content()));
        folder.begin(specs);
    }

    void add(SpecSummary spec) throws IOException {
        recorded.add(spec.name());
        claims.addAll(spec.claimIds());
        try {
            folder.summarize(spec.name().toString(), spec.content());
        } catch (IOException unwritable) {
            throwUnlessIgnored(unwritable);
        }
    }

    void compare(SpecName spec, Map<String, Object> comparison) throws IOException {
        try {
            folder.compare(spec.toString(), comparison);
        } catch (IOException unwritable) {
            throwUnlessIgnored(unwritable);
        }
    }

    boolean holds(SpecName spec) {
        return recorded.contains(spec);
    }

    /**
     * Completes the summary.
     *
     * @return the lines to print on the console
     */
    List<String> end(Instant ended) throws IOException {
        if (recorded.isEmpty() && !isRequired) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(release(ended).lines());
        lines.set(0, "Tenet" + (build.isEmpty() ? "" : ", build " + build + " so far") + ": " + lines.get(0));
        folder.path().ifPresent(made -> {
            lines.add("  run folder: " + relative(made));
            files.write(made, claims).ifPresent(report -> lines.add("  report: " + relative(report)));
        });
        return lines;
    }

    private Release release(Instant ended) throws IOException {
        try {
            return folder.end(ended);
        } catch (IOException unwritable) {
            throwUnlessIgnored(unwritable);
            return folder.release();
        }
    }

    private void throwUnlessIgnored(IOException unwritable) throws IOException {
        if (faults == Faults.FAIL) {
            throw unwritable;
        }
    }

    /** Returns a path relative to the working directory of the tests. */
    private static Path relative(Path made) {
        Path here = Path.of("").toAbsolutePath();
        return made.startsWith(here) ? here.relativize(made) : made;
    }
}
