package dev.tenet.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares JSON that a page shows, and keys that its tables name, with the files of a launch. */
final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Records() {}

    static void checkRecord(Block block, Launch launch) throws IOException {
        JsonNode shown = JSON.readTree(block.text());
        List<JsonNode> records = read(block, launch);
        if (records.stream().noneMatch(record -> holds(shown, record))) {
            throw new AssertionError(
                    block.place() + ": no record of " + block.required("in") + " has these fields; the first is\n"
                            + (records.isEmpty() ? "(none)" : records.get(0).toPrettyString()));
        }
    }

    /** Each key in the first column, such as {@code specs[].claims[].id}, is there. */
    static void checkFields(Block block, Launch launch) throws IOException {
        List<JsonNode> records = read(block, launch);
        for (String row : block.lines().subList(2, block.lines().size())) {
            Matcher key = CODE.matcher(row.split("\\|", -1)[1]);
            String home = "";
            while (key.find()) {
                String path = key.group(1);
                // `specs[].subject`, `model`: the second stands beside the first.
                String full = path.contains(".") || home.isEmpty() ? path : home + path;
                home = full.contains(".") ? full.substring(0, full.lastIndexOf('.') + 1) : "";
                if (records.stream().noneMatch(record -> has(List.of(full.split("\\.")), record))) {
                    throw new AssertionError(block.place() + ": no record of " + block.required("in") + " has " + full);
                }
            }
        }
    }

    private static List<JsonNode> read(Block block, Launch launch) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : launch.files(block.required("in"))) {
            JSON.readerFor(JsonNode.class)
                    .<JsonNode>readValues(Files.readString(file))
                    .readAll()
                    .forEach(records::add);
        }
        return records;
    }

    private static boolean holds(JsonNode shown, JsonNode actual) {
        if (shown.isObject()) {
            return shown.properties().stream()
                    .allMatch(
                            field -> actual.has(field.getKey()) && holds(field.getValue(), actual.get(field.getKey())));
        }
        if (shown.isArray()) {
            return actual.isArray()
                    && elements(shown).allMatch(one -> elements(actual).anyMatch(other -> holds(one, other)));
        }
        if (shown.isTextual()) {
            return shown.asText().equals("…")
                    || (actual.isTextual() && ShownText.isLike(shown.asText(), actual.asText()));
        }
        boolean areNumbers = shown.isNumber() && actual.isNumber();
        return areNumbers ? shown.asDouble() == actual.asDouble() : shown.equals(actual);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean has(List<String> path, JsonNode node) {
        if (path.isEmpty()) {
            return true;
        }
        String name = path.get(0).replace("[]", "");
        JsonNode child = node.get(name);
        if (child == null) {
            return false;
        }
        List<String> rest = path.subList(1, path.size());
        if (!path.get(0).endsWith("[]")) {
            return has(rest, child);
        }
        return elements(child).anyMatch(element -> has(rest, element));
    }
}
