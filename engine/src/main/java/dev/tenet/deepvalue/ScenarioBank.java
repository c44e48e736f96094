package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.Material;
import dev.tenet.file.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What users of the trials choose between: values, contexts, dimensions of shallow preference, and the texts in which
 * an agent shows a value or a pole. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScenarioBank {

    private static final String FOLDER = "bank/";
    private static final String CATALOGUE = "catalogue.yaml";
    private static final String RESOURCES = "classpath:dev/tenet/deepvalue/" + FOLDER;

    private final Map<String, DeepValue> values = new LinkedHashMap<>();
    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Names<DeepValue> valueNames = new Names<>();
    private final Names<Context> contextNames = new Names<>();
    private final Names<Dimension> dimensionNames = new Names<>();
    private final Names<Pole> poleNames = new Names<>();
    private final Map<DeepValue, Map<Context, List<Way>>> ways = new LinkedHashMap<>();
    private final Map<Pole, List<String>> manners = new LinkedHashMap<>();
    private final Map<String, List<String>> called = new LinkedHashMap<>();

    private final String place;

    private ScenarioBank(String place) {
        this.place = place;
    }

    /** The bank that comes with Tenet; its README section names the sources. */
    public static ScenarioBank bundled() {
        return Bundled.BANK;
    }

    /** The bank that comes with Tenet, for the record of a run. */
    public static Material bundledMaterial() {
        return new Material.Files(
                RESOURCES,
                bundled().resources().stream()
                        .map(name -> new FileLocation(RESOURCES + name))
                        .toList());
    }

    /**
     * This bank and what the files add to it. A file may use what the bank, an earlier file or itself declares; it may
     * not declare a name again, but it may add texts and a context's activities to what is there.
     *
     * @throws MalformedRecordException if a file is not as it should be; says which, where and what was expected
     * @throws IOException if a file cannot be read
     */
    public ScenarioBank extendedBy(List<FileLocation> files) throws IOException {
        if (files.isEmpty()) {
            return this;
        }
        ScenarioBank extended =
                new ScenarioBank(place + files.stream().map(file -> ", " + file).collect(Collectors.joining()));
        extended.addAll(this);
        for (FileLocation file : files) {
            extended.add(BankFile.of(file.toString(), YamlValue.read(file)), file.toString());
        }
        return extended;
    }

    /** Where its texts are, as in {@code the bundled scenarios, own.yaml}. */
    String place() {
        return place;
    }

    /** The values, in the order of their declaration. */
    public List<DeepValue> values() {
        return List.copyOf(values.values());
    }

    /** The contexts, in the order of their declaration. */
    public List<Context> contexts() {
        return List.copyOf(contexts.values());
    }

    /** The dimensions, in the order of their declaration. */
    public List<Dimension> dimensions() {
        return List.copyOf(dimensions.values());
    }

    /** The texts in which an agent shows a value in a context. */
    public List<String> ways(DeepValue value, Context context) {
        return waysOf(value, context).stream().map(Way::text).toList();
    }

    /** The texts in which an agent shows a pole, in any context. */
    public List<String> manners(Pole pole) {
        return Collections.unmodifiableList(manners.getOrDefault(pole, List.of()));
    }

    List<Way> waysOf(DeepValue value, Context context) {
        return ways.getOrDefault(value, Map.of()).getOrDefault(context, List.of());
    }

    /** The beginnings of words that would name a value or a pole, by its name. */
    List<String> called(String name) {
        return called.getOrDefault(name, List.of());
    }

    Optional<DeepValue> value(String name) {
        return valueNames.find(name);
    }

    Optional<Context> context(String name) {
        return contextNames.find(name);
    }

    Optional<Dimension> dimension(String name) {
        return dimensionNames.find(name);
    }

    Optional<Pole> pole(String name) {
        return poleNames.find(name);
    }

    Collection<String> valueNames() {
        return values.keySet();
    }

    Collection<String> contextNames() {
        return contexts.keySet();
    }

    Collection<String> dimensionNames() {
        return dimensions.keySet();
    }

    private void addAll(ScenarioBank other) {
        values.putAll(other.values);
        contexts.putAll(other.contexts);
        dimensions.putAll(other.dimensions);
        valueNames.putAll(other.valueNames);
        contextNames.putAll(other.contextNames);
        dimensionNames.putAll(other.dimensionNames);
        poleNames.putAll(other.poleNames);
        called.putAll(other.called);
        other.ways.forEach((value, byContext) ->
                byContext.forEach((context, texts) -> waysInto(value, context).addAll(texts)));
        other.manners.forEach((pole, texts) -> mannersInto(pole).addAll(texts));
    }

    private void add(BankFile file, String where) throws MalformedRecordException {
        for (BankFile.ValueEntry entry : file.values()) {
            require(valueNames.find(entry.name()).isEmpty(), where, "values › " + entry.name(), "is declared already");
            DeepValue value = new DeepValue(Names.normal(entry.name()), Names.normal(entry.set()), entry.definition());
            values.put(value.name(), value);
            valueNames.put(entry.name(), value);
            for (String name : entry.also()) {
                require(
                        valueNames
                                .find(name)
                                .filter(other -> !other.equals(value))
                                .isEmpty(),
                        where,
                        "values › " + entry.name() + " › also › " + name,
                        "names a value already");
                valueNames.put(name, value);
            }
            called.put(value.name(), entry.called());
        }
        for (BankFile.ContextEntry entry : file.contexts()) {
            addContext(entry, where);
        }
        for (BankFile.DimensionEntry entry : file.dimensions()) {
            addDimension(entry, where);
        }
        for (var ofValue : file.ways().entrySet()) {
            for (var ofContext : ofValue.getValue().entrySet()) {
                for (var ofActivity : ofContext.getValue().entrySet()) {
                    addWays(ofValue.getKey(), ofContext.getKey(), ofActivity.getKey(), ofActivity.getValue(), where);
                }
            }
        }
        for (var ofDimension : file.manners().entrySet()) {
            for (var ofPole : ofDimension.getValue().entrySet()) {
                addManners(ofDimension.getKey(), ofPole.getKey(), ofPole.getValue(), where);
            }
        }
    }

    private void addContext(BankFile.ContextEntry entry, String where) throws MalformedRecordException {
        String path = "contexts › " + entry.name();
        require(!entry.activities().isEmpty(), where, path, "has no activities; expected at least one");
        Optional<Context> known = contextNames.find(entry.name());
        List<String> activities = new ArrayList<>(known.map(Context::activities).orElse(List.of()));
        activities.addAll(entry.activities());
        require(new HashSet<>(activities).size() == activities.size(), where, path, "has an activity twice");
        Context context = new Context(Names.normal(entry.name()), activities);
        contexts.put(context.name(), context);
        contextNames.put(context.name(), context);
        known.ifPresent(replaced -> ways.values().forEach(byContext -> {
            List<Way> texts = byContext.remove(replaced);
            if (texts != null) {
                byContext.put(context, texts);
            }
        }));
    }

    private void addDimension(BankFile.DimensionEntry entry, String where) throws MalformedRecordException {
        String path = "dimensions › " + entry.name();
        require(dimensionNames.find(entry.name()).isEmpty(), where, path, "is declared already");
        require(entry.poles().size() == 2, where, path, "has " + entry.poles().size() + " poles; expected two");
        List<Pole> poles = new ArrayList<>();
        for (BankFile.PoleEntry pole : entry.poles()) {
            require(poleNames.find(pole.name()).isEmpty(), where, path + " › " + pole.name(), "is declared already");
            Pole declared = new Pole(Names.normal(pole.name()), pole.definition());
            poles.add(declared);
            poleNames.put(pole.name(), declared);
            for (String name : pole.also()) {
                require(
                        poleNames
                                .find(name)
                                .filter(other -> !other.equals(declared))
                                .isEmpty(),
                        where,
                        path + " › also › " + name,
                        "names a pole already");
                poleNames.put(name, declared);
            }
            called.put(declared.name(), pole.called());
        }
        Dimension dimension = new Dimension(Names.normal(entry.name()), poles.get(0), poles.get(1));
        dimensions.put(dimension.name(), dimension);
        dimensionNames.put(dimension.name(), dimension);
    }

    private void addWays(String valueName, String contextName, String activity, List<String> texts, String where)
            throws MalformedRecordException {
        String path = String.join(" › ", "ways", valueName, contextName, activity);
        DeepValue value = known(valueNames.find(valueName), "value", valueName, values.keySet(), where, path);
        Context context = known(contextNames.find(contextName), "context", contextName, contexts.keySet(), where, path);
        if (!context.activities().contains(activity)) {
            throw malformed(
                    where, path, "is no activity of the context; " + Names.suggestion(activity, context.activities()));
        }
        List<Way> into = waysInto(value, context);
        Set<String> seen = new HashSet<>();
        for (Way way : into) {
            seen.add(way.text());
        }
        for (String text : checked(texts, seen, where, path)) {
            into.add(new Way(activity, text));
        }
    }

    private void addManners(String dimensionName, String poleName, List<String> texts, String where)
            throws MalformedRecordException {
        String path = String.join(" › ", "manners", dimensionName, poleName);
        Dimension dimension =
                known(dimensionNames.find(dimensionName), "dimension", dimensionName, dimensions.keySet(), where, path);
        List<String> poles =
                List.of(dimension.first().name(), dimension.second().name());
        Pole pole = known(
                poleNames.find(poleName).filter(found -> poles.contains(found.name())),
                "pole",
                poleName,
                poles,
                where,
                path);
        List<String> into = mannersInto(pole);
        into.addAll(checked(texts, new HashSet<>(into), where, path));
    }

    private static List<String> checked(List<String> texts, Set<String> seen, String where, String path)
            throws MalformedRecordException {
        List<String> clean = new ArrayList<>(texts.size());
        for (String text : texts) {
            String stripped = text.strip();
            if (stripped.endsWith(".")) {
                throw malformed(
                        where,
                        path,
                        "\"" + stripped + "\" ends in a full stop; expected a verb phrase that can stand in a sentence,"
                                + " such as \"keeps the price it quoted last week\"");
            }
            if (stripped.indexOf('\n') >= 0 || stripped.indexOf('\r') >= 0) {
                throw malformed(
                        where,
                        path,
                        "\"" + stripped.lines().findFirst().orElse("") + "…\" has a line break; expected one line");
            }
            if (!seen.add(stripped)) {
                throw malformed(where, path, "\"" + stripped + "\" is there already");
            }
            clean.add(stripped);
        }
        return clean;
    }

    private List<Way> waysInto(DeepValue value, Context context) {
        return ways.computeIfAbsent(value, v -> new LinkedHashMap<>()).computeIfAbsent(context, c -> new ArrayList<>());
    }

    private List<String> mannersInto(Pole pole) {
        return manners.computeIfAbsent(pole, p -> new ArrayList<>());
    }

    private static <T> T known(
            Optional<T> found, String kind, String name, Collection<String> known, String where, String path)
            throws MalformedRecordException {
        if (found.isEmpty()) {
            throw malformed(where, path, "there is no " + kind + " \"" + name + "\"; " + Names.suggestion(name, known));
        }
        return found.get();
    }

    private static void require(boolean holds, String where, String path, String problem)
            throws MalformedRecordException {
        if (!holds) {
            throw malformed(where, path, problem);
        }
    }

    private static MalformedRecordException malformed(String where, String path, String problem) {
        return new MalformedRecordException(where + ", " + path + ": " + problem);
    }

    /** Read on first use: discovery of specs needs no bank. */
    private static final class Bundled {

        private static final ScenarioBank BANK = read();

        private static ScenarioBank read() {
            ScenarioBank bank = new ScenarioBank("the bundled scenarios");
            bank.addResource(CATALOGUE);
            bank.resources().stream().skip(1).forEach(bank::addResource);
            return bank;
        }
    }

    /** The files of the bundled bank: the catalogue first, which declares what each of the others is about. */
    private List<String> resources() {
        List<String> names = new ArrayList<>(List.of(CATALOGUE));
        values.keySet().forEach(value -> names.add("values/" + value + ".yaml"));
        dimensions.keySet().forEach(dimension -> names.add("dimensions/" + dimension.replace(' ', '-') + ".yaml"));
        return names;
    }

    private void addResource(String name) {
        try (InputStream input = ScenarioBank.class.getResourceAsStream(FOLDER + name)) {
            if (input == null) {
                throw new IOException("the jar of tenet-engine has no " + FOLDER + name);
            }
            add(BankFile.of(name, YamlValue.read(input, name)), name);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
