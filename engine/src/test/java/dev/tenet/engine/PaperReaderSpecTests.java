package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.DeepValueTest;
import dev.tenet.Reader;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.setting.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reader = PAPER}: figures as the benchmark's own script counts them. */
class PaperReaderSpecTests {

    @TempDir
    Path reports;

    /** Answers nothing. */
    static final class Declines implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("I cannot answer that");
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.PaperReaderSpecTests$Declines")
    static class Read {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, reader = Reader.PAPER)
        void asInThePaper() {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void asTenetDoes() {}
    }

    private JsonNode figures(String method) throws IOException {
        Path own = reports.resolve(method);
        new SpecKit(own).run(DiscoverableMethod.of(Read.class, method));
        return RunFiles.summary(own).path("specs").get(0).path("figures");
    }

    @Test
    void aRefusalIsOptionAInThePaperAndNoChoiceHere() throws IOException {
        JsonNode paper = figures("asInThePaper");
        assertThat(paper.path("reader").textValue()).isEqualTo("paper");
        assertThat(paper.at("/position/optionA").intValue()).isEqualTo(20);
        JsonNode tenet = figures("asTenetDoes");
        assertThat(tenet.path("reader").textValue()).isEqualTo("tenet");
        assertThat(tenet.at("/position/answers").intValue()).isZero();
        assertThat(tenet.path("refused").intValue()).isEqualTo(20);
    }

    @Test
    void aSchemaIsNotReadByThePaper() {
        assertThat(new SpecKit(reports)
                        .with(DeepValueSettings.ANSWERS, "schema")
                        .run(DiscoverableMethod.of(Read.class, "asInThePaper"))
                        .thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining("@DeepValueTest(reader = PAPER)")
                .hasMessageContaining("expected tenet.answers = text");
    }
}
