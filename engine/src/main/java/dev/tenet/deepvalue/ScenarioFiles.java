package dev.tenet.deepvalue;

import dev.tenet.DeepValueTest;
import dev.tenet.file.FileLocation;
import dev.tenet.file.RecordFile;
import java.util.List;
import java.util.function.Predicate;

/** The files that a {@link DeepValueTest} names in {@code scenarios}: scenarios as YAML, or recorded choices. */
record ScenarioFiles(List<FileLocation> all) {

    static ScenarioFiles of(DeepValueTest declared) {
        return new ScenarioFiles(
                List.of(declared.scenarios()).stream().map(FileLocation::new).toList());
    }

    /** Returns the files with scenarios. */
    List<FileLocation> scenarios() {
        return those(RecordFile::isYaml);
    }

    /** Returns the files with recorded choices. */
    List<FileLocation> recordings() {
        return those(file -> RecordFile.isKnown(file) && !RecordFile.isYaml(file));
    }

    /** Returns the files in a format that cannot be read. */
    List<FileLocation> unreadable() {
        return those(file -> !RecordFile.isKnown(file) && !RecordFile.isYaml(file));
    }

    private List<FileLocation> those(Predicate<FileLocation> kind) {
        return all.stream().filter(kind).toList();
    }
}
