package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The location of a file given by a user: a path relative to the working directory, or {@code classpath:} and the name
 * of a resource.
 *
 * @param name as the user wrote it
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record FileLocation(String name) {

    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    /**
     * Opens the file for reading.
     *
     * @throws NoSuchFileException if there is no such file; the message says where it was expected
     */
    public InputStream open() throws IOException {
        URL resource = resource();
        if (resource != null) {
            return resource.openStream();
        }
        return Files.newInputStream(path());
    }

    /**
     * Opens a text file for reading, as UTF-8 without a byte order mark. Decompresses gzip, and converts UTF-16 with a
     * byte order mark.
     *
     * @throws MalformedRecordException if the file has another encoding; names the line and the byte; also thrown by
     *     read operations
     * @throws NoSuchFileException if there is no such file; the message says where it was expected
     */
    public InputStream openText() throws IOException {
        return TextInput.of(this, open());
    }

    /**
     * Reads a small text file.
     *
     * @throws MalformedRecordException if it is neither UTF-8 nor UTF-16 with a byte order mark
     * @throws NoSuchFileException if there is no such file; the message says where it was expected
     */
    public String text() throws IOException {
        try (InputStream input = openText()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Opens the file for random access. A resource inside a JAR is copied first.
     *
     * @throws NoSuchFileException if there is no such file; the message says where it was expected
     */
    SeekableInput openSeekable() throws IOException {
        URL resource = resource();
        if (resource == null) {
            return SeekableInput.of(path());
        }
        if (resource.getProtocol().equals("file")) {
            return SeekableInput.of(Path.of(URI.create(resource.toString())));
        }
        try (InputStream input = resource.openStream();
                Scratch copy = new Scratch()) {
            input.transferTo(copy);
            return copy.written();
        }
    }

    /**
     * Opens the content for random access, decompressed if it is compressed with gzip.
     *
     * @throws MalformedRecordException if the file is a pointer to content stored elsewhere
     */
    SeekableInput openUnpacked() throws IOException {
        SeekableInput raw = openSeekable();
        try {
            Beginning beginning = Beginning.of(raw);
            beginning.requireContent(this);
            if (!beginning.isGzip()) {
                return raw;
            }
            try (InputStream unpacked = TextInput.unpacked(this, raw);
                    Scratch copy = new Scratch()) {
                unpacked.transferTo(copy);
                return copy.written();
            }
        } catch (IOException | RuntimeException broken) {
            raw.close();
            throw broken;
        }
    }

    private @Nullable URL resource() throws NoSuchFileException {
        if (!name.startsWith(CLASS_PATH)) {
            return null;
        }
        String resource = name.substring(CLASS_PATH.length());
        String absolute = resource.startsWith("/") ? resource.substring(1) : resource;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        URL found = (loader != null ? loader : ClassLoader.getSystemClassLoader()).getResource(absolute);
        if (found == null) {
            throw new NoSuchFileException(
                    name + " is not on the class path; expected a resource, such as a file under src/test/resources");
        }
        return found;
    }

    private Path path() throws NoSuchFileException {
        try {
            Path path = Path.of(name.startsWith(FILE) ? name.substring(FILE.length()) : name)
                    .toAbsolutePath();
            if (Files.isRegularFile(path)) {
                return path;
            }
            throw new NoSuchFileException("there is no file " + path
                    + "; expected a path relative to the working directory, or classpath: and a resource's name");
        } catch (InvalidPathException malformed) {
            throw new NoSuchFileException("\"" + name + "\" is not a valid path: " + malformed.getReason());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
