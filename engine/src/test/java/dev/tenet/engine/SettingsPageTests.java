package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** The table of settings in the guide, and what IDEs read about them, are made from the declarations. */
class SettingsPageTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path METADATA =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

    private static List<Setting<?>> known() {
        return Settings.read(
                        LauncherDiscoveryRequestBuilder.request()
                                .enableImplicitConfigurationParameters(false)
                                .build()
                                .getConfigurationParameters(),
                        Map.of(),
                        Kinds.load())
                .known();
    }

    @Test
    void theGuideHasTheTableOfTheDeclarations() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/settings.md"));
        assertThat(page.substring(
                        page.indexOf("<!-- settings -->\n") + "<!-- settings -->\n".length(),
                        page.indexOf("<!-- /settings -->")))
                .isEqualTo(table());
    }

    private static String table() {
        return known().stream()
                .map(setting -> "| `" + setting.key() + "` | " + setting.range() + " | " + setting.defaultInWords()
                        + " | " + setting.help() + " |\n")
                .collect(
                        Collectors.joining("", "| key | range | default | meaning |\n| --- | --- | --- | --- |\n", ""));
    }

    @Test
    void idesReadTheDeclarations() throws IOException {
        assertThat(JSON.readTree(METADATA.toFile())).isEqualTo(metadata());
    }

    private static JsonNode metadata() {
        List<Map<String, Object>> properties = new ArrayList<>();
        for (Setting<?> setting : known()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("name", setting.key());
            property.put("type", setting.defaultValue() instanceof Boolean ? "java.lang.Boolean" : "java.lang.String");
            property.put("description", setting.help() + " Expected " + setting.range() + ".");
            if (!setting.defaultInWords().equals("none")) {
                property.put("defaultValue", setting.defaultInWords());
            }
            properties.add(property);
        }
        return JSON.valueToTree(Map.of("properties", properties));
    }

    /** Writes both again. */
    public static void main(String[] arguments) throws IOException {
        Path guide = Path.of("src/site/markdown/settings.md");
        String page = Files.readString(guide);
        Files.writeString(
                guide,
                page.substring(0, page.indexOf("<!-- settings -->\n") + "<!-- settings -->\n".length())
                        + table()
                        + page.substring(page.indexOf("<!-- /settings -->")));
        Files.writeString(METADATA, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(metadata()) + "\n");
    }
}
