package dev.tenet.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that prove the documentation find what is wrong. */
class DocumentationRulesTests {

    @TempDir
    Path folder;

    @Test
    void aWrongNumberIsFound() {
        assertThat(ShownText.difference(List.of("DVGR 0.31, 100 trials"), List.of("DVGR 0.30, 100 trials")))
                .contains("did not come out", "DVGR 0.30, 100 trials");
    }

    @Test
    void aLineThatIsLeftOutWithoutSayingSoIsFound() {
        List<String> came = List.of("first", "second", "third");
        assertThat(ShownText.difference(List.of("first", "third"), came)).contains("third");
        assertThat(ShownText.difference(List.of("first", "├─ …", "third"), came))
                .isEmpty();
    }

    @Test
    void linesInAnotherOrderAreFound() {
        assertThat(ShownText.difference(List.of("second", "…", "first"), List.of("first", "second")))
                .contains("first");
    }

    @Test
    void timesAndAnEllipsisMayDiffer() {
        assertThat(ShownText.difference(
                        List.of("300 calls in 0.2 s", "run folder: target/2026-11-28T07-45-39", "asked: Why …?"),
                        List.of("300 calls in 1.8 s", "run folder: target/2027-01-02T03-04-05", "asked: Why not?")))
                .isEmpty();
        assertThat(ShownText.isLike("300 calls in 0.2 s", "301 calls in 0.2 s")).isFalse();
    }

    @Test
    void aDirectiveBelongsToTheBlockBelowIt() {
        Block block = blocks("<!-- docs: output of=A,B set=\"tenet.seed=7 tenet.level=0.9\" -->", "```", "text", "```")
                .get(0);
        assertThat(block.rule()).isEqualTo("output");
        assertThat(block.required("of")).isEqualTo("A,B");
        assertThat(block.settings()).containsEntry("tenet.seed", "7").containsEntry("tenet.level", "0.9");
        assertThat(block.line()).isEqualTo(2);
        assertThat(block.lines()).containsExactly("text");
    }

    @Test
    void aMisspelledDirectiveIsNoComment() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> blocks("<!-- docs: output of X -->", "```", "```"))
                .withMessageContaining("page.md:1");
    }

    @Test
    void aBlockThatIsNeverClosedIsFound() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> blocks("```sh", "mvn test"))
                .withMessageContaining("never closed");
    }

    @Test
    void aMisspelledSettingOrClassIsFound() {
        assertThat(new NamedThings(new Probe(folder))
                        .unknown(List.of(
                                "tenet.level", "tenet.sead", "tenet.seed", "dev.tenet.Subject", "dev.tenet.Sead", "x")))
                .containsExactlyInAnyOrder("tenet.sead", "dev.tenet.Sead");
    }

    @Test
    void aProfilePhaseOrPropertyThatDoesNotExistIsFound() throws Exception {
        Commands commands = new Commands(ProjectBuild.read(), new Probe(folder));
        for (String wrong : List.of(
                "mvn -Pnowhere test",
                "mvn tset",
                "mvn test -Dtenet.sead=7",
                "mvn test -Dtenet.level=2",
                "mvn test -Dnobody=1",
                "rm -rf target",
                "java dev.tenet.report.Nothing")) {
            Block block = blocks("```sh", wrong, "```").get(0);
            assertThatExceptionOfType(AssertionError.class).as(wrong).isThrownBy(() -> commands.check(block));
        }
    }

    @Test
    void anElementOrVersionThatDoesNotExistIsFound() throws Exception {
        BuildFragments builds = new BuildFragments(ProjectBuild.read(), new NamedThings(new Probe(folder)));
        for (String wrong : List.of(
                "<plugin><artefactId>x</artefactId></plugin>",
                "<dependency><groupId>dev.tenet</groupId><artifactId>tenet-engine</artifactId>"
                        + "<version>0.0.9</version></dependency>",
                "<properties><tenet.sead>7</tenet.sead></properties>")) {
            Block block = blocks("```xml", wrong, "```").get(0);
            assertThatExceptionOfType(AssertionError.class).as(wrong).isThrownBy(() -> builds.checkPom(block));
        }
    }

    @Test
    void codeThatDoesNotCompileIsFound() {
        List<Block> blocks = blocks("```java", "@DeepValueTest(trails = 10)", "void asks() {}", "```");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Snippets.compile(blocks, List.of(), folder))
                .withMessageContaining("trails");
    }

    @Test
    void dataThatTenetDoesNotReadIsFound() {
        Block block = blocks("<!-- docs: data as=issues -->", "```yaml", "issues:", "- ids: x", "```")
                .get(0);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> new DataBlocks(folder).check(block))
                .withMessageContaining("page.md:2");
    }

    @Test
    void aFieldThatAFileDoesNotHoldIsFound() throws Exception {
        Launch launch =
                Launch.of(List.of(Probe.AnySpec.class), Optional.empty(), Map.of("tenet.remeasure", "true"), folder);
        Records.checkRecord(
                record("{\"verdict\": \"released\", \"specs\": [{\"planned\": 10, \"status\": \"…\"}]}"), launch);
        Records.checkFields(fields("| `specs[].status`, `planned`, `specs[].claims[].id` | x |"), launch);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Records.checkRecord(record("{\"specs\": [{\"planned\": 11}]}"), launch));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Records.checkFields(fields("| `specs[].state` | x |"), launch))
                .withMessageContaining("specs[].state");
    }

    private static Block record(String json) {
        return blocks("<!-- docs: record of=X in=summary.json -->", "```json", json, "```")
                .get(0);
    }

    private static Block fields(String row) {
        return blocks("<!-- docs: fields of=X in=summary.json -->", "| key | meaning |", "| --- | --- |", row)
                .get(0);
    }

    private static List<Block> blocks(String... lines) {
        return Page.of(Path.of("page.md"), List.of(lines)).blocks();
    }
}
