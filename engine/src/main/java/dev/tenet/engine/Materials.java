package dev.tenet.engine;

import dev.tenet.file.Material;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of what the specs of a launch are measured with. Each is computed once, on a separate thread while the
 * spec is prepared, because a file may be large.
 */
final class Materials {

    private final Map<String, CompletableFuture<@Nullable String>> fingerprints = new LinkedHashMap<>();

    /** Begins to compute the fingerprints that are not there yet. */
    synchronized void begin(List<Material> materials) {
        List<Material> unknown = new ArrayList<>();
        for (Material material : materials) {
            if (fingerprints.putIfAbsent(material.name(), new CompletableFuture<>()) == null) {
                unknown.add(material);
            }
        }
        if (!unknown.isEmpty()) {
            // Resources are found by the class loader of the thread that begins it.
            Thread thread = new Thread(() -> unknown.forEach(this::compute), "tenet-fingerprints");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void compute(Material material) {
        @Nullable String fingerprint = null;
        try {
            fingerprint = material.fingerprint();
        } catch (IOException | RuntimeException | Error unreadable) {
            // The measurement reads it, too, and reports the fault.
        } finally {
            pending(material).complete(fingerprint);
        }
    }

    private synchronized CompletableFuture<@Nullable String> pending(Material material) {
        return fingerprints.computeIfAbsent(material.name(), name -> new CompletableFuture<>());
    }

    /** The fingerprints by the names of the materials; null where one cannot be read. */
    Map<String, @Nullable String> of(List<Material> materials) {
        begin(materials);
        Map<String, @Nullable String> found = new LinkedHashMap<>();
        materials.forEach(
                material -> found.put(material.name(), pending(material).join()));
        return found;
    }
}
