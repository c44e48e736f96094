package dev.tenet.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The lines of a trial log as trials. */
final class TrialLines {

    private static final ObjectReader JSON = new ObjectMapper().reader();

    private final Path file;
    private final BufferedReader lines;
    private final AtomicLong read = new AtomicLong();

    TrialLines(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    Stream<RecordedTrial> stream() {
        return lines.lines().map(this::trial).onClose(this::close);
    }

    private RecordedTrial trial(String line) {
        long number = read.incrementAndGet();
        try {
            return new RecordedTrial(JSON.readTree(line));
        } catch (IOException malformed) {
            throw new UncheckedIOException(new IOException(
                    file + ", line " + number + " is not a trial: " + malformed.getMessage(), malformed));
        }
    }

    private void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
