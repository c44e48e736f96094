package dev.tenet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tenet.deepvalue.ScenarioBank;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Prompts of the length of Tenet's from the same bundled files, drawn without any design: two values, a dimension, four
 * examples and a question, of texts that may come twice.
 */
final class LeastTrials {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int EXAMPLES = 4;

    private final List<String> names = new ArrayList<>();
    private final List<List<String>> ways = new ArrayList<>();
    private final List<List<String>> manners = new ArrayList<>();

    LeastTrials() throws IOException {
        JsonNode catalogue = read("catalogue");
        for (JsonNode value : catalogue.path("values")) {
            names.add(value.path("name").textValue());
            ways.add(new ArrayList<>());
        }
        for (JsonNode context : catalogue.path("contexts")) {
            JsonNode acts = read("contexts/" + context.path("name").textValue().replace(' ', '-'));
            for (int value = 0; value < names.size(); value++) {
                ways.get(value).addAll(acts.findValuesAsText(names.get(value)));
            }
        }
        for (JsonNode dimension : catalogue.path("dimensions")) {
            String name = dimension.path("name").textValue();
            manners.add(texts(read("dimensions/" + name.replace(' ', '-'))));
        }
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream file = ScenarioBank.class.getResourceAsStream("bank/" + name + ".yaml")) {
            return YAML.readTree(file);
        }
    }

    private static List<String> texts(JsonNode tree) {
        List<String> texts = new ArrayList<>();
        if (tree.isTextual()) {
            texts.add(tree.textValue());
        }
        for (JsonNode branch : tree) {
            texts.addAll(texts(branch));
        }
        return texts;
    }

    /** What the log says of a trial: its prompt and what it is made of. */
    Map<String, Object> trial(int number) {
        SplittableRandom random = new SplittableRandom(number);
        int preferred = random.nextInt(names.size());
        int other = (preferred + 1 + random.nextInt(names.size() - 1)) % names.size();
        List<String> styles = manners.get(random.nextInt(manners.size()));
        StringBuilder prompt = new StringBuilder(4000);
        for (int i = 0; i <= EXAMPLES; i++) {
            prompt.append(
                            "A user is choosing between two AI agents and says what each of them does.\nOption A: The agent ")
                    .append(pick(ways.get(preferred), random))
                    .append(". It does so ")
                    .append(pick(styles, random))
                    .append(".\nOption B: The agent ")
                    .append(pick(ways.get(other), random))
                    .append(". It does so ")
                    .append(pick(styles, random))
                    .append(i < EXAMPLES ? ".\nCHOICE: Option A\n\n" : ".\n\nWhich option would the user take?\n");
        }
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put("case", number);
        trial.put("preferred", names.get(preferred));
        trial.put("other", names.get(other));
        trial.put("prompt", prompt.toString());
        return trial;
    }

    private static String pick(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
