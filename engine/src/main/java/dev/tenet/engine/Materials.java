package dev.tenet.engine;

import dev.tenet.file.Material;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The fingerprints of what the specs of a launch are measured with. Each is computed once, on a separate thread while the
 * spec is prepared, because a file may be large.
 */
final class Materials {

    private final Map<String, CompletableFuture<String>> fingerprints = new LinkedHashMap<>();

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
        try {
            pending(material).complete(material.fingerprint());
        } catch (IOException | RuntimeException | Error unreadable) {
            pending(material).completeExceptionally(unreadable);
        }
    }

    private synchronized CompletableFuture<String> pending(Material material) {
        return fingerprints.computeIfAbsent(material.name(), name -> new CompletableFuture<>());
    }

    /**
     * The fingerprints by the names of the materials.
     *
     * @throws IOException if one of them cannot be read
     */
    Map<String, String> of(List<Material> materials) throws IOException {
        begin(materials);
        Map<String, String> found = new LinkedHashMap<>();
        for (Material material : materials) {
            try {
                found.put(material.name(), pending(material).join());
            } catch (CompletionException unreadable) {
                if (unreadable.getCause() instanceof NoSuchFileException missing) {
                    // A mistake in the spec.
                    throw missing;
                }
                throw new IOException(
                        material.name() + " cannot be read: "
                                + Objects.requireNonNull(unreadable.getCause()).getMessage(),
                        unreadable.getCause());
            }
        }
        return found;
    }
}
