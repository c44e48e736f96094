package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** The files that the engine publishes on a claim's test, for any runner that attaches files to tests. */
class ClaimFilesTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class TwentyTrials {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.4)
        void followsValues() {}
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class SeesItsPictures {

        static final List<String> SEEN = new CopyOnWriteArrayList<>();
        static volatile Path reports;

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.4)
        void followsValues(Dvgr dvgr) throws IOException {
            for (Path picture : RunFiles.named("dvgr-at-least.svg", reports)) {
                SEEN.add(Files.readString(picture));
            }
        }
    }

    private List<Event> eventsOf(String claim, Class<?> spec) {
        return new SpecKit(reports)
                .run(spec).results().allEvents().stream()
                        .filter(event ->
                                event.getTestDescriptor().getDisplayName().equals(claim))
                        .toList();
    }

    private List<FileEntry> filesOf(String claim, Class<?> spec) {
        return eventsOf(claim, spec).stream()
                .flatMap(event -> event.getPayload(FileEntry.class).stream())
                .toList();
    }

    @Test
    void theyArePublishedWhileTheTestOfTheClaimIsRunning() {
        List<EventType> types = eventsOf("DVGR ≥ 0.40", TwentyTrials.class).stream()
                .map(Event::getType)
                .toList();
        assertThat(types)
                .startsWith(EventType.STARTED)
                .endsWith(EventType.FINISHED)
                .filteredOn(EventType.FILE_ENTRY_PUBLISHED::equals)
                .hasSizeGreaterThan(4);
    }

    @Test
    void aClaimHasThePicturesOfItsFigureTranscriptsATableAndARecord() {
        List<FileEntry> files = filesOf("DVGR ≥ 0.40", TwentyTrials.class);
        assertThat(files)
                .extracting(file ->
                        file.getPath().getFileName() + " " + file.getMediaType().orElse(""))
                .containsExactly(
                        "dvgr-at-least.svg image/svg+xml",
                        "dvgr-at-least.during-the-run.svg image/svg+xml",
                        "the-whole-run.svg image/svg+xml",
                        "by-value-pair.svg image/svg+xml",
                        "by-preferred-value.svg image/svg+xml",
                        "by-dimension.svg image/svg+xml",
                        "by-option-order.svg image/svg+xml",
                        "transcripts.txt text/plain",
                        "trials.csv text/csv",
                        "dvgr-at-least.json application/json");
        assertThat(files).allSatisfy(file -> assertThat(file.getPath()).isRegularFile());
    }

    @Test
    void aPictureNamesTheSubjectAsSoonAsItIsPublished() {
        SeesItsPictures.SEEN.clear();
        SeesItsPictures.reports = reports;
        assertThat(filesOf("DVGR ≥ 0.40", SeesItsPictures.class)).isNotEmpty();
        assertThat(SeesItsPictures.SEEN)
                .singleElement()
                .asString()
                .contains("class:dev.tenet.engine.KnownModels$AlwaysDeep");
    }

    @Test
    void theRecordSaysWhatWasDecidedAndOnWhat() throws IOException {
        JsonNode claim = recordOf("DVGR ≥ 0.40", TwentyTrials.class);
        assertThat(claim.path("id").asText())
                .isEqualTo("dev.tenet.engine.ClaimFilesTests$TwentyTrials.followsValues/dvgr-at-least");
        assertThat(claim.path("verdict").asText()).isEqualTo("supported");
        assertThat(claim.path("kind").asText()).isEqualTo("DeepValueTest");
        assertThat(claim.path("threshold").asDouble()).isEqualTo(0.4);
        assertThat(claim.path("message").asText()).contains("DVGR ≥ 0.40");
        assertThat(claim.path("subject").asText()).isEqualTo("class:dev.tenet.engine.KnownModels$AlwaysDeep");
        assertThat(claim.path("cells").path(0).path("name").asText()).isEqualTo("legal · 4 shots");
        assertThat(claim.path("parts").path("context").path(0).asText()).isEqualTo("legal");
        assertThat(Path.of(claim.path("run").asText())).hasParent(reports);
    }

    private JsonNode recordOf(String claim, Class<?> spec) throws IOException {
        List<FileEntry> files = filesOf(claim, spec);
        return JSON.readTree(files.get(files.size() - 1).getPath().toFile());
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class BadConstructor {
        BadConstructor() {
            throw new IllegalStateException("no database");
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.4)
        void followsValues() {}
    }

    @Test
    void aClaimThatCouldNotBeMeasuredHasARecordAlone() throws IOException {
        assertThat(filesOf("DVGR ≥ 0.40", BadConstructor.class)).hasSize(1);
        assertThat(recordOf("DVGR ≥ 0.40", BadConstructor.class).path("verdict").asText())
                .isEqualTo("incomplete");
    }

    /** Puts a file where a folder of the claims' files belongs. */
    static final class TakesTheFolder implements ChatModel {

        static volatile Path reports;
        static volatile String folder;

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            try (Stream<Path> runs = Files.list(reports)) {
                for (Path run : runs.filter(Files::isDirectory).toList()) {
                    if (Files.exists(run.resolve("trials.jsonl")) && !Files.exists(run.resolve(folder))) {
                        Files.createFile(run.resolve(folder));
                    }
                }
                return Reply.of("Option A");
            } catch (IOException unreadable) {
                throw new ModelException("unreadable: " + unreadable);
            }
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.ClaimFilesTests$TakesTheFolder")
    static class OnAFolderThatIsTaken {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.01)
        void followsValues() {}
    }

    @Test
    void aVerdictStandsWhereTheFilesCannotBeWritten() {
        assertThat(publishedWithout("claims")).isNotEmpty().allMatch(name -> name.endsWith(".svg"));
    }

    @Test
    void picturesThatCannotBeWrittenCostNoOtherFile() {
        String said = Printed.by(() -> assertThat(publishedWithout("charts"))
                .contains("transcripts.txt", "trials.csv", "dvgr-at-least.json", "health.json")
                .noneMatch(name -> name.endsWith(".svg")));
        assertThat(said).contains("the pictures of the claims cannot be written: ", "writing charts failed");
        assertThat(said).doesNotContain("the files of the claims cannot be", "writing report.html");
        assertThat(said.split("the pictures of the claims cannot be written", -1))
                .hasSize(2);
    }

    private List<String> publishedWithout(String folder) {
        TakesTheFolder.reports = reports;
        TakesTheFolder.folder = folder;
        SpecKit.Leaves leaves = new SpecKit(reports).run(OnAFolderThatIsTaken.class);
        assertThat(leaves.outcome("DVGR ≥ 0.01")).isEqualTo("successful");
        return leaves.results().allEvents().fileEntryPublished().stream()
                .flatMap(event -> event.getPayload(FileEntry.class).stream())
                .map(file -> file.getPath().getFileName().toString())
                .toList();
    }
}
