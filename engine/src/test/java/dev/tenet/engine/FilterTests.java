package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.DeepValueTest;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a filter leaves out is not asked: trials cost money. */
class FilterTests {

    @TempDir
    Path reports;

    @ValueSpec
    static class Spec {
        @Tag("release")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 10)
        void isWanted() {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 10)
        void isNotWanted() {}
    }

    @Test
    void aSpecWithoutTheTagIsNotAsked() throws IOException {
        assertOnlyTheWantedOneIsAskedWith(TagFilter.includeTags("release"));
    }

    /** As Surefire does for {@code -Dtest=Spec#isWanted}: it looks at the source of each leaf. */
    @Test
    void aSpecOfAnotherMethodIsNotAsked() throws IOException {
        assertOnlyTheWantedOneIsAskedWith(descriptor -> FilterResult.includedIf(descriptor
                .getSource()
                .filter(source -> source instanceof MethodSource method
                        && method.getMethodName().equals("isNotWanted"))
                .isEmpty()));
    }

    private void assertOnlyTheWantedOneIsAskedWith(PostDiscoveryFilter filter) throws IOException {
        EngineTestKit.engine(TenetTestEngine.ID)
                .selectors(selectClass(Spec.class))
                .filters(filter)
                .configurationParameter(Role.SUBJECT.model().key(), "embedded:bag-of-words")
                .configurationParameter(ReportSettings.REPORTS.key(), reports.toString())
                .execute()
                .testEvents()
                .assertStatistics(events -> events.started(1).succeeded(1));
        try (Stream<Path> files = Files.walk(reports)) {
            Path log = files.filter(file -> file.endsWith("trials.jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(log)).hasSize(10).allMatch(line -> line.contains(".isWanted"));
        }
    }
}
