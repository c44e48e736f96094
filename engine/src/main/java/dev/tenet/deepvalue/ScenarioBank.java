package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.Material;
import dev.tenet.file.YamlValue;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A scenario bank: values, contexts, dimensions of shallow preference, and the acts and styles that show them.
 * Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScenarioBank {

    private final BankContent content;
    private final String place;

    /** @param content must not be modified afterwards */
    ScenarioBank(BankContent content, String place) {
        this.content = content;
        this.place = place;
    }

    /** Returns the bundled bank. */
    public static ScenarioBank bundled() {
        return Bundled.BANK;
    }

    /** Describes the bundled bank for the log of a run. */
    public static Material bundledMaterial() {
        return BundledBank.material(bundled());
    }

    /**
     * Returns a bank with the content of this one and of the files. A file may refer to names that the bank, an earlier
     * file or the file itself declares. It may add texts to existing names, but may not redeclare a name.
     *
     * @throws MalformedRecordException if a file is malformed; the message gives the file, the place in it, and what
     *     was expected
     * @throws IOException if a file cannot be read
     */
    public ScenarioBank extendedBy(List<FileLocation> files) throws IOException {
        if (files.isEmpty()) {
            return this;
        }
        BankContent extended = content.copy();
        for (FileLocation file : files) {
            extended.add(BankFile.of(file.toString(), YamlValue.read(file)), file.toString());
        }
        return new ScenarioBank(
                extended, place + files.stream().map(file -> ", " + file).collect(Collectors.joining()));
    }

    /** Describes the source of the texts for messages, such as {@code the bundled scenarios, own.yaml}. */
    String place() {
        return place;
    }

    /** Returns the values, in declaration order. */
    public List<DeepValue> values() {
        return List.copyOf(content.values.values());
    }

    /** Returns the contexts, in declaration order. */
    public List<Context> contexts() {
        return List.copyOf(content.contexts.values());
    }

    /** Returns the dimensions, in declaration order. */
    public List<Dimension> dimensions() {
        return List.copyOf(content.dimensions.values());
    }

    /** Returns the texts of the acts that show a value in a context. */
    public List<String> acts(DeepValue value, Context context) {
        return actsOf(value, context).stream().map(Act::text).toList();
    }

    /** Returns the pairs of styles of a dimension. They apply in every context. */
    public List<StylePair> stylePairs(Dimension dimension) {
        return List.copyOf(content.stylePairs.getOrDefault(dimension, List.of()));
    }

    List<Act> actsOf(DeepValue value, Context context) {
        return content.acts.getOrDefault(value, Map.of()).getOrDefault(context, List.of());
    }

    /** Returns word prefixes that would name the given value, such as in a text about it. */
    List<String> called(String value) {
        return content.called.getOrDefault(value, List.of());
    }

    Optional<DeepValue> value(String name) {
        return content.valueNames.find(name);
    }

    Optional<Context> context(String name) {
        return content.contextNames.find(name);
    }

    Optional<Dimension> dimension(String name) {
        return content.dimensionNames.find(name);
    }

    Optional<Pole> pole(String name) {
        return content.poleNames.find(name);
    }

    Collection<String> valueNames() {
        return content.values.keySet();
    }

    Collection<String> contextNames() {
        return content.contexts.keySet();
    }

    Collection<String> dimensionNames() {
        return content.dimensions.keySet();
    }

    /** Lazy holder: the bank is not needed to discover specs. */
    private static final class Bundled {

        private static final ScenarioBank BANK = BundledBank.read();
    }
}
