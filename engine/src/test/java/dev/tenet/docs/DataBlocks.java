package dev.tenet.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has Tenet read the data that a page shows, by a spec or a setting that names it; nothing is asked. */
final class DataBlocks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FRAMING = "@Subject(\"embedded:steadfast\") @OpposingFramingTest(%s)";
    private static final String DEEP_VALUE = "@Subject(\"embedded:bag-of-words\") @DeepValueTest(%s)";
    private static final String INVARIANCE = "@Subject(\"embedded:unwavering\") @InvarianceTest(%s)";
    // A judge that would be calibrated on pairs of answers, as models are.
    private static final String JUDGED =
            "@Subject(\"embedded:steadfast\") @Judge(\"class:dev.tenet.docs.DataBlocks$NoJudge\") @OpposingFramingTest";

    private final Path folder;

    DataBlocks(Path folder) {
        this.folder = folder;
    }

    /** A model that is never asked. */
    static final class NoJudge implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("");
        }
    }

    void check(Block block) throws Exception {
        if (block.required("as").equals("json")) {
            JSON.readerFor(JsonNode.class).readValues(block.text()).readAll();
            return;
        }
        Path file = write(block, folder);
        Map<String, String> settings = new LinkedHashMap<>(Map.of("tenet.plan", "true"));
        block.settings().forEach((key, value) -> settings.put(key, value.replace("$FILE", file.toString())));
        String annotation = annotation(block, file.toString(), settings);
        try (Snippets snippets = Snippets.compile(List.of(spec(block, annotation)), List.of(), folder)) {
            Launch launch =
                    Launch.of(List.of(snippets.type("Reads")), Optional.empty(), settings, folder.resolve("reports"));
            block.check(launch.failures().isEmpty(), launch.failures().toString());
            boolean isPlanned = launch.output().stream().anyMatch(line -> line.contains("nothing asked"));
            block.check(isPlanned, "it was not planned: " + launch.output());
        }
    }

    private static Block spec(Block block, String annotation) {
        Map<String, String> arguments = Map.of("name", "Reads");
        return new Block(
                block.page(), block.line(), "java", "compile", arguments, List.of(annotation, "void reads() {}"));
    }

    /** Writes the block under its name, where it has one, for specs that name it. */
    static Path write(Block block, Path folder) throws IOException {
        String ending = block.language().isEmpty() ? "txt" : block.language();
        Path file = folder.resolve(block.argument("name").orElse("shown." + ending));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, block.text());
    }

    private static String annotation(Block block, String path, Map<String, String> settings) {
        String more = block.argument("with").map(with -> ", " + with).orElse("");
        return switch (block.required("as")) {
            case "issues" -> FRAMING.formatted("issues = \"" + path + "\"" + more);
            case "framing" -> FRAMING.formatted("data = \"" + path + "\"" + more);
            case "questions" -> INVARIANCE.formatted("data = \"" + path + "\"" + more);
            case "scenarios", "examples" -> DEEP_VALUE.formatted("scenarios = \"" + path + "\", trials = 8" + more);
            case "deepvalue" -> DEEP_VALUE.formatted("data = \"" + path + "\"" + more);
            case "prices" -> with(settings, "tenet.prices", path, DEEP_VALUE.formatted("trials = 8"));
            case "required" -> with(settings, "tenet.required", path, DEEP_VALUE.formatted("trials = 8"));
            case "judge-pairs" -> with(settings, "tenet.judge-pairs", "bundled," + path, JUDGED);
            case "baseline" -> with(settings, "tenet.baseline", path, FRAMING.formatted("noWorseThanBaseline = 0.5"));
            case "labels" ->
                with(settings, "tenet.labels", path, FRAMING.formatted("divergenceAtMost = 0.25, corrected = true"));
            case "spec" -> block.required("spec").replace("$FILE", path);
            default -> throw new AssertionError(block.place() + ": data as=" + block.required("as") + " is not a rule");
        };
    }

    private static String with(Map<String, String> settings, String key, String value, String annotation) {
        settings.put(key, value);
        return annotation;
    }
}
