package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.Counterbalance;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.TokenChance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of figures in the guide have the keys that real runs write, and no others. */
class FiguresPageTests {

    private static final Pattern KEY = Pattern.compile("`([^`\\[]+)(?:\\[])?`");

    /** What the row of `specs[].figures` says of every kind. */
    private static final Set<String> OF_ALL_KINDS = Set.of("main", "lowIsBetter");

    @TempDir
    Path reports;

    /** Says how likely its choice was. */
    static final class Sure implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A")
                    .withTokenChances(
                            List.of(List.of(TokenChance.of("A", Math.log(0.9)), TokenChance.of("B", Math.log(0.1)))));
        }
    }

    @ValueSpec
    static class DeepValues {
        @Subject("class:dev.tenet.engine.FiguresPageTests$Sure")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, control = Control.ZERO_SHOT)
        void isSure() {}

        @Subject("class:dev.tenet.engine.SpecKit$Refuser")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, counterbalance = Counterbalance.BOTH)
        void refuses() {}
    }

    @ValueSpec
    static class Framing {
        @Subject("embedded:steadfast")
        @OpposingFramingTest(pairs = 40)
        void holdsOneStance() {}
    }

    @Test
    void theTableOfADeepValueTestHasTheKeysOfItsFigures() throws IOException {
        assertThat(listed("### Figures of a deep-value test")).isEqualTo(written(DeepValues.class));
    }

    @Test
    void theTableOfAFramingTestHasTheKeysOfItsFigures() throws IOException {
        assertThat(listed("### Figures of a framing test")).isEqualTo(written(Framing.class));
    }

    private static Set<String> listed(String title) throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/files.md"));
        String section = page.substring(page.indexOf(title) + title.length());
        return section.substring(0, section.indexOf("\n##"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(row -> KEY.matcher(row.split("\\|", -1)[1]).results())
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> written(Class<?> specs) throws IOException {
        new SpecKit(reports).run(specs);
        Set<String> keys = new TreeSet<>();
        for (JsonNode spec : RunFiles.summary(reports).path("specs")) {
            spec.path("figures").fieldNames().forEachRemaining(keys::add);
        }
        keys.removeAll(OF_ALL_KINDS);
        return keys;
    }
}
