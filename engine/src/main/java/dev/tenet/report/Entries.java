package dev.tenet.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specs of a summary, by their names; the last result of each counts. */
interface Entries {

    /** Writes a summary. */
    @FunctionalInterface
    interface Page<T> {

        /**
         * Writes it, and says what it comes to.
         *
         * @param started when the first launch began
         * @param ended when the last launch ended; null while one is under way
         */
        T write(Instant started, @Nullable Instant ended, List<JsonNode> specs) throws IOException;
    }

    /** Adds specs that are about to run: what is to be said of them if their process ends before they do. */
    void begin(Map<String, JsonNode> specs) throws IOException;

    /** Adds the result of a spec, or replaces an earlier one. */
    void put(String name, JsonNode spec) throws IOException;

    /** This launch has ended. */
    void end(Instant ended) throws IOException;

    /** Hands every spec to a page; no other launch writes one meanwhile. */
    <T> T write(Page<T> page) throws IOException;

    /** The specs of one launch, in memory. */
    final class OfLaunch implements Entries {

        private final Instant started;
        private final Map<String, JsonNode> specs = new LinkedHashMap<>();
        private @Nullable Instant ended;

        OfLaunch(Instant started) {
            this.started = started;
        }

        @Override
        public void begin(Map<String, JsonNode> specs) {
            // The summary of a launch that was killed thus says that it has not ended.
        }

        @Override
        public void put(String name, JsonNode spec) {
            specs.put(name, spec);
        }

        @Override
        public void end(Instant at) {
            ended = at;
        }

        @Override
        public <T> T write(Page<T> page) throws IOException {
            return page.write(started, ended, List.copyOf(specs.values()));
        }
    }
}
