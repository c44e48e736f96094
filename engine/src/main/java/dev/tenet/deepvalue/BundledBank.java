package dev.tenet.deepvalue;

import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.file.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Loads the bundled bank from its resource files. */
final class BundledBank {

    private static final String FOLDER = "bank/";
    private static final String CATALOGUE = "catalogue.yaml";
    private static final String RESOURCES = "classpath:dev/tenet/deepvalue/" + FOLDER;

    private BundledBank() {}

    static ScenarioBank read() {
        BankContent content = new BankContent();
        add(CATALOGUE, content);
        // The catalog declares the contexts and dimensions, each of which has a file of its own.
        texts(content.contexts.keySet(), content.dimensions.keySet()).forEach(name -> add(name, content));
        return new ScenarioBank(content, "the bundled scenarios");
    }

    static Material material(ScenarioBank bank) {
        return new Material.Files(
                RESOURCES,
                Stream.concat(Stream.of(CATALOGUE), texts(bank.contextNames(), bank.dimensionNames()))
                        .map(name -> new FileLocation(RESOURCES + name))
                        .toList());
    }

    private static Stream<String> texts(Collection<String> contexts, Collection<String> dimensions) {
        return Stream.concat(files("contexts/", contexts), files("dimensions/", dimensions));
    }

    private static Stream<String> files(String folder, Collection<String> names) {
        return List.copyOf(names).stream().map(name -> folder + name.replace(' ', '-') + ".yaml");
    }

    private static void add(String name, BankContent content) {
        try (InputStream input = BundledBank.class.getResourceAsStream(FOLDER + name)) {
            if (input == null) {
                throw new IOException("the jar of tenet-engine has no " + FOLDER + name);
            }
            content.add(BankFile.of(name, YamlValue.read(input, name)), name);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
