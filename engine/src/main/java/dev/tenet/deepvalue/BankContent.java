package dev.tenet.deepvalue;

import dev.tenet.deepvalue.BankFile.Text;
import dev.tenet.file.MalformedRecordException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The content of a bank, to which files are added. Mutable. */
final class BankContent {

    private static final String STEP = " › ";

    final Map<String, DeepValue> values = new LinkedHashMap<>();
    final Map<String, Context> contexts = new LinkedHashMap<>();
    final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    final Names<DeepValue> valueNames = new Names<>();
    final Names<Context> contextNames = new Names<>();
    final Names<Dimension> dimensionNames = new Names<>();
    final Names<Pole> poleNames = new Names<>();
    final Map<DeepValue, Map<Context, List<Act>>> acts = new LinkedHashMap<>();
    final Map<Dimension, List<StylePair>> stylePairs = new LinkedHashMap<>();
    final Map<String, List<String>> called = new LinkedHashMap<>();
    private final Map<DeepValue, Set<String>> notWith = new LinkedHashMap<>();

    BankContent copy() {
        BankContent copy = new BankContent();
        copy.values.putAll(values);
        copy.contexts.putAll(contexts);
        copy.dimensions.putAll(dimensions);
        copy.valueNames.putAll(valueNames);
        copy.contextNames.putAll(contextNames);
        copy.dimensionNames.putAll(dimensionNames);
        copy.poleNames.putAll(poleNames);
        copy.called.putAll(called);
        copy.notWith.putAll(notWith);
        acts.forEach((value, byContext) -> byContext.forEach(
                (context, texts) -> copy.actsInto(value, context).addAll(texts)));
        stylePairs.forEach((dimension, pairs) -> copy.stylePairsInto(dimension).addAll(pairs));
        return copy;
    }

    /** @param where the name of the file for messages */
    void add(BankFile file, String where) throws MalformedRecordException {
        for (BankFile.ValueEntry entry : file.values()) {
            addValue(entry, where);
        }
        for (BankFile.ContextEntry entry : file.contexts()) {
            require(
                    contextNames.find(entry.name()).isEmpty(),
                    where,
                    "contexts" + STEP + entry.name(),
                    "is already declared");
            Context context = new Context(Names.normal(entry.name()));
            contexts.put(context.name(), context);
            contextNames.put(context.name(), context);
        }
        for (BankFile.DimensionEntry entry : file.dimensions()) {
            addDimension(entry, where);
        }
        for (BankFile.ValueEntry entry : file.values()) {
            notWith.put(
                    valueNames.find(entry.name()).orElseThrow(),
                    dimensionNames(entry.notWith(), where, "values" + STEP + entry.name() + STEP + "not-with"));
        }
        for (var ofContext : file.acts().entrySet()) {
            addActs(ofContext.getKey(), ofContext.getValue(), where);
        }
        for (var ofDimension : file.stylePairs().entrySet()) {
            addStylePairs(ofDimension.getKey(), ofDimension.getValue(), where);
        }
    }

    private void addValue(BankFile.ValueEntry entry, String where) throws MalformedRecordException {
        String path = "values" + STEP + entry.name();
        require(valueNames.find(entry.name()).isEmpty(), where, path, "is already declared");
        DeepValue value = new DeepValue(Names.normal(entry.name()), Names.normal(entry.set()), entry.definition());
        values.put(value.name(), value);
        valueNames.put(entry.name(), value);
        for (String name : entry.also()) {
            requireFree(valueNames, name, value, where, path, "already names a value");
            valueNames.put(name, value);
        }
        called.put(value.name(), entry.called());
    }

    private void addDimension(BankFile.DimensionEntry entry, String where) throws MalformedRecordException {
        String path = "dimensions" + STEP + entry.name();
        require(dimensionNames.find(entry.name()).isEmpty(), where, path, "is already declared");
        require(
                entry.poles().size() == 2,
                where,
                path,
                "expected two poles, found " + entry.poles().size());
        List<Pole> poles = new ArrayList<>();
        for (BankFile.PoleEntry pole : entry.poles()) {
            String polePath = path + STEP + pole.name();
            require(poleNames.find(pole.name()).isEmpty(), where, polePath, "is already declared");
            Pole declared = new Pole(Names.normal(pole.name()), pole.definition());
            poles.add(declared);
            poleNames.put(pole.name(), declared);
            for (String name : pole.also()) {
                requireFree(poleNames, name, declared, where, path, "already names a pole");
                poleNames.put(name, declared);
            }
        }
        Dimension dimension = new Dimension(Names.normal(entry.name()), poles.get(0), poles.get(1));
        dimensions.put(dimension.name(), dimension);
        dimensionNames.put(dimension.name(), dimension);
    }

    private static <T> void requireFree(Names<T> names, String name, T owner, String where, String path, String problem)
            throws MalformedRecordException {
        require(
                names.find(name).filter(other -> !other.equals(owner)).isEmpty(),
                where,
                path + STEP + "also" + STEP + name,
                problem);
    }

    private void addActs(String contextName, Map<String, Map<String, List<Text>>> activities, String where)
            throws MalformedRecordException {
        String path = "ways" + STEP + contextName;
        Context context = known(contextNames.find(contextName), "context", contextName, contexts.keySet(), where, path);
        for (var ofActivity : activities.entrySet()) {
            String activity = ofActivity.getKey();
            for (var ofValue : ofActivity.getValue().entrySet()) {
                String name = ofValue.getKey();
                DeepValue value = known(
                        valueNames.find(name),
                        "value",
                        name,
                        values.keySet(),
                        where,
                        path + STEP + activity + STEP + name);
                addActs(actsInto(value, context), activity, value, ofValue.getValue(), where);
            }
        }
    }

    private void addActs(List<Act> into, String activity, DeepValue value, List<Text> texts, String where)
            throws MalformedRecordException {
        Set<String> seen = into.stream().map(Act::text).collect(Collectors.toCollection(HashSet::new));
        for (Text text : texts) {
            Set<String> excluded =
                    new TreeSet<>(dimensionNames(text.notWith(), where, text.path() + STEP + "not-with"));
            excluded.addAll(notWith.getOrDefault(value, Set.of()));
            into.add(new Act(activity, checked(text, seen, where), Set.copyOf(excluded)));
        }
    }

    private void addStylePairs(String name, List<Map<String, Text>> pairs, String where)
            throws MalformedRecordException {
        String path = "manners" + STEP + name;
        Dimension dimension = known(dimensionNames.find(name), "dimension", name, dimensions.keySet(), where, path);
        List<StylePair> into = stylePairsInto(dimension);
        Set<String> seen = new HashSet<>();
        into.forEach(pair -> seen.addAll(List.of(pair.first(), pair.second())));
        for (int i = 0; i < pairs.size(); i++) {
            String here = path + STEP + "[" + i + "]";
            Map<Pole, Text> texts = byPole(dimension, pairs.get(i), where, here);
            into.add(new StylePair(
                    text(dimension.first(), texts, seen, where, here),
                    text(dimension.second(), texts, seen, where, here)));
        }
    }

    private Map<Pole, Text> byPole(Dimension dimension, Map<String, Text> pair, String where, String path)
            throws MalformedRecordException {
        List<Pole> poles = List.of(dimension.first(), dimension.second());
        Map<Pole, Text> texts = new LinkedHashMap<>();
        for (var ofPole : pair.entrySet()) {
            texts.put(
                    known(
                            poleNames.find(ofPole.getKey()).filter(poles::contains),
                            "pole",
                            ofPole.getKey(),
                            poles.stream().map(Pole::name).toList(),
                            where,
                            path + STEP + ofPole.getKey()),
                    ofPole.getValue());
        }
        return texts;
    }

    private static String text(Pole pole, Map<Pole, Text> texts, Set<String> seen, String where, String path)
            throws MalformedRecordException {
        Text text = texts.get(pole);
        if (text == null) {
            throw malformed(
                    where, path, "has no text for \"" + pole.name() + "\"; expected one for each of the two poles");
        }
        return checked(text, seen, where);
    }

    private Set<String> dimensionNames(List<String> names, String where, String path) throws MalformedRecordException {
        Set<String> known = new TreeSet<>();
        for (String name : names) {
            known.add(known(dimensionNames.find(name), "dimension", name, dimensions.keySet(), where, path)
                    .name());
        }
        return known;
    }

    private static String checked(Text text, Set<String> seen, String where) throws MalformedRecordException {
        String stripped = text.text().strip();
        if (stripped.endsWith(".")) {
            throw malformed(
                    where,
                    text.path(),
                    "\"" + stripped + "\" ends with a period; expected a phrase that fits into a sentence, such as"
                            + " \"corrects the errors of past invoices\" or \"in the wording of a business letter\"");
        }
        if (stripped.indexOf('\n') >= 0 || stripped.indexOf('\r') >= 0) {
            throw malformed(
                    where,
                    text.path(),
                    "\"" + stripped.lines().findFirst().orElse("") + "…\" contains a line break; expected a single"
                            + " line");
        }
        if (!seen.add(stripped)) {
            throw malformed(where, text.path(), "\"" + stripped + "\" occurs twice");
        }
        return stripped;
    }

    private List<Act> actsInto(DeepValue value, Context context) {
        return acts.computeIfAbsent(value, v -> new LinkedHashMap<>()).computeIfAbsent(context, c -> new ArrayList<>());
    }

    private List<StylePair> stylePairsInto(Dimension dimension) {
        return stylePairs.computeIfAbsent(dimension, d -> new ArrayList<>());
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
}
