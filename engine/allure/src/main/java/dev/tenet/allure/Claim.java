package dev.tenet.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.run.RecordedClaim;
import dev.tenet.stats.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A judged claim as the engine published it.
 *
 * @param json the record, described in the guide's page on files
 */
record Claim(JsonNode json) {

    /** The newest format of the record that this class reads. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    /** @throws IOException if the file cannot be read or has a newer format */
    static Claim read(Path file) throws IOException {
        JsonNode json = JSON.readTree(file.toFile());
        if (json.path("format").asInt() != FORMAT) {
            throw new IOException(file + " has the format " + json.path("format") + "; expected " + FORMAT
                    + ": use the same version of tenet-allure and tenet-engine");
        }
        return new Claim(json);
    }

    /** Returns a text of the record, if it has one. */
    Optional<String> text(String field) {
        return Optional.ofNullable(json.path(field).textValue()).filter(text -> !text.isBlank());
    }

    /** Returns a number or text of the record as text, if it has one. */
    Optional<String> value(String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** Returns the objects of a list; empty if there is none. */
    Stream<JsonNode> all(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false);
    }

    /** Returns the full id, such as {@code com.acme.RefundsTest.holdsOneView/health}. */
    String id() {
        return json.path("id").asText();
    }

    /** Returns what tells a claim from the others of its spec, such as {@code health}. */
    String shortId() {
        return recorded().shortId();
    }

    /** Returns the fingerprint of the cases that were drawn, if any were. */
    Optional<String> draw() {
        return Optional.ofNullable(json.path("sample").path("fingerprint").textValue());
    }

    /** Returns the claim, such as {@code DVGR ≥ 0.50}. */
    String name() {
        return json.path("claim").asText();
    }

    /** Returns the claim without its figures, so that it is called the same after a change of the threshold. */
    String nameWithoutFigures() {
        return withoutFigures(name());
    }

    static String withoutFigures(String name) {
        return DECIMAL.matcher(name).replaceAll("threshold");
    }

    /** Returns the kind of value test in words, such as {@code Deep value}. */
    String kind() {
        String words = json.path("kind")
                .asText()
                .replaceAll("Test$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "Value test" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Returns the verdict, such as {@code refuted}. */
    String verdict() {
        return json.path("verdict").asText();
    }

    boolean isPass() {
        return recorded().isPass();
    }

    /** Returns the subject's label; empty if it could not be opened. */
    Optional<String> subject() {
        return text("subject");
    }

    /** Returns the names of the models in the other roles, such as the judges. */
    List<String> others() {
        List<String> others = new ArrayList<>();
        all("participants").skip(1).forEach(one -> others.add(one.path("label").asText()));
        return others;
    }

    /** Returns the roles of the models other than the subject, such as {@code judge}. */
    List<String> otherRoles() {
        return all("participants")
                .skip(1)
                .map(one -> one.path("role").asText())
                .distinct()
                .toList();
    }

    /** Returns the estimate, if there is one. */
    Optional<String> estimate() {
        return recorded().estimate().stream().mapToObj(Decimals::estimate).findFirst();
    }

    /** Returns the threshold as exactly as it was declared, if there is one. */
    Optional<String> threshold() {
        return recorded().threshold().stream().mapToObj(Decimals::exact).findFirst();
    }

    /** Returns the interval, if there is one. Printed ends are on the same side of the threshold as the ends themselves. */
    Optional<String> interval() {
        double[] threshold = recorded().threshold().stream().toArray();
        return recorded()
                .interval()
                .map(ends ->
                        "[" + Decimals.of(ends.low(), threshold) + ", " + Decimals.of(ends.high(), threshold) + "]");
    }

    private RecordedClaim recorded() {
        return new RecordedClaim(json);
    }

    /** Returns the names of the materials other than those on the class path, which are files of the user. */
    List<Path> materialFiles() {
        return materials().stream()
                .filter(name -> !name.startsWith("classpath:"))
                .flatMap(name -> path(name).stream())
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Returns the names of the materials: files, and folders of resources. */
    List<String> materials() {
        List<String> names = new ArrayList<>();
        json.path("materials").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException notOfThisSystem) {
            return Optional.empty();
        }
    }

    /** Returns the folder of the run. */
    Optional<Path> run() {
        return text("run").map(Path::of);
    }
}
