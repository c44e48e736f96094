package dev.tenet.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specs of a summary, by name. A later result of a spec replaces an earlier one. */
interface Entries {

    /** A function that writes a summary. */
    @FunctionalInterface
    interface Page<T> {

        /**
         * Writes a summary and returns its result.
         *
         * @param started the start time of the first launch
         * @param ended the end time of the last launch; null while a launch is running
         */
        T write(Instant started, @Nullable Instant ended, List<JsonNode> specs) throws IOException;
    }

    /** Adds specs that are about to run, with the entries to report if their process ends first. */
    void begin(Map<String, JsonNode> specs) throws IOException;

    /** Adds the result of a spec, or replaces an earlier one. */
    void put(String name, JsonNode spec) throws IOException;

    /** Marks this launch as ended. */
    void end(Instant ended) throws IOException;

    /** Passes every spec to a page, while no other launch writes one. */
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
            // Not stored, so that the summary of a killed launch shows that it has not ended.
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
