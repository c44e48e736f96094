package dev.tenet.bench;

import static dev.tenet.assertj.TenetAssertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import java.io.IOException;
import java.nio.file.Path;

/** What grows from row to row of a table: a spec, and the file that it reads. */
enum Workload {
    TRIALS("trials", Pipeline.Spec.class) {
        @Override
        void write(Path folder, int size) {}
    },
    RECORDED_CHOICES("recorded choices, and as many trials", RecordedSpec.class) {
        @Override
        void write(Path folder, int size) throws IOException {
            RecordedChoices.write(folder.resolve(RecordedSpec.FILE), size);
        }
    };

    private final String title;
    private final Class<?> spec;

    Workload(String title, Class<?> spec) {
        this.title = title;
        this.spec = spec;
    }

    String title() {
        return title;
    }

    Class<?> spec() {
        return spec;
    }

    /** Writes what the spec reads from its working directory. */
    abstract void write(Path folder, int size) throws IOException;

    /** All choices are about one pair of values in one context, so that each trial draws from half of them. */
    @ValueSpec
    static final class RecordedSpec {

        static final String FILE = "choices.jsonl";

        @DeepValueTest(
                prefer = "security",
                over = "benevolence",
                confoundedBy = "formality",
                contexts = "legal",
                scenarios = FILE,
                shots = 4,
                control = Control.NONE,
                atLeast = 0.25)
        void takesEitherOption(Dvgr dvgr) {
            assertThat(dvgr).isAtMost(0.75);
        }
    }
}
