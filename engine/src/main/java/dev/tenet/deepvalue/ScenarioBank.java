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
 * What users of the trials choose between: values, contexts, dimensions of shallow preference, and the texts in which
 * an agent shows a value or a pole. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScenarioBank {

    private final BankContent content;
    private final String place;

    /** @param content not changed from now on */
    ScenarioBank(BankContent content, String place) {
        this.content = content;
        this.place = place;
    }

    /** The bank that comes with Tenet. */
    public static ScenarioBank bundled() {
        return Bundled.BANK;
    }

    /** The bank that comes with Tenet, for the record of a run. */
    public static Material bundledMaterial() {
        return BundledBank.material(bundled());
    }

    /**
     * This bank and what the files add to it. A file may use what the bank, an earlier file or itself declares; it may
     * not declare a name again, but it may add texts to what is there.
     *
     * @throws MalformedRecordException if a file is not as it should be; says which, where and what was expected
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

    /** Where its texts are, as in {@code the bundled scenarios, own.yaml}. */
    String place() {
        return place;
    }

    /** The values, in the order of their declaration. */
    public List<DeepValue> values() {
        return List.copyOf(content.values.values());
    }

    /** The contexts, in the order of their declaration. */
    public List<Context> contexts() {
        return List.copyOf(content.contexts.values());
    }

    /** The dimensions, in the order of their declaration. */
    public List<Dimension> dimensions() {
        return List.copyOf(content.dimensions.values());
    }

    /** The texts in which an agent shows a value in a context. */
    public List<String> ways(DeepValue value, Context context) {
        return waysOf(value, context).stream().map(Way::text).toList();
    }

    /** The pairs of texts in which an agent shows the poles of a dimension, in any context. */
    public List<Manner> manners(Dimension dimension) {
        return List.copyOf(content.manners.getOrDefault(dimension, List.of()));
    }

    List<Way> waysOf(DeepValue value, Context context) {
        return content.ways.getOrDefault(value, Map.of()).getOrDefault(context, List.of());
    }

    /** The beginnings of words that would name a value, by its name. */
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

    /** Read on first use: discovery of specs needs no bank. */
    private static final class Bundled {

        private static final ScenarioBank BANK = BundledBank.read();
    }
}
