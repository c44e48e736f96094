package dev.tenet.engine;

import dev.tenet.file.Material;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The fingerprints of the materials of a launch. Each is computed once, on a separate thread while the spec is
 * prepared, because a file may be large.
 */
final class Materials {

    private final Map<Material, CompletableFuture<String>> fingerprints = new LinkedHashMap<>();

    /** Starts computing the fingerprints that are not yet known. */
    synchronized void begin(List<Material> materials) {
        List<Material> unknown = new ArrayList<>();
        for (Material material : materials) {
            if (fingerprints.putIfAbsent(material, new CompletableFuture<>()) == null) {
                unknown.add(material);
            }
        }
        if (!unknown.isEmpty()) {
            // Resources are loaded with the context class loader of the calling thread.
            Thread thread = new Thread(() -> unknown.forEach(this::compute), "tenet-fingerprints");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void compute(Material material) {
        try {
            pending(material).complete(material.fingerprint());
        } catch (IOException | RuntimeException | Error unreadable) {
            pending(material).completeExceptionally(unreadable);
        }
    }

    private synchronized CompletableFuture<String> pending(Material material) {
        return fingerprints.computeIfAbsent(material, any -> new CompletableFuture<>());
    }

    /**
     * Returns the fingerprints by material name.
     *
     * @throws IOException if a material cannot be read
     */
    Map<String, String> of(List<Material> materials) throws IOException {
        begin(materials);
        Map<String, String> found = new LinkedHashMap<>();
        for (Material material : materials) {
            try {
                found.put(material.name(), pending(material).join());
            } catch (CompletionException unreadable) {
                throw unreadable.getCause() instanceof IOException known
                        ? known
                        : new IOException(material.name() + " cannot be read: " + unreadable.getCause(), unreadable);
            }
        }
        return found;
    }
}
