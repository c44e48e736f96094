package dev.tenet.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.platform.engine.reporting.FileEntry;

/**
 * A published file as an attachment.
 *
 * @param type the media type; empty if it is unknown
 */
record ClaimAttachment(Path file, String type) {

    static ClaimAttachment of(FileEntry entry) {
        return new ClaimAttachment(entry.getPath(), entry.getMediaType().orElse(""));
    }

    /** Copies the file to the results and adds it. */
    void addTo(TestResult result, AllureLifecycle lifecycle) throws IOException {
        String source = UUID.randomUUID() + "-attachment" + extension();
        try (InputStream content = Files.newInputStream(file)) {
            lifecycle.writeAttachment(source, content);
        }
        result.getAttachments()
                .add(new Attachment()
                        .setName(file.getFileName().toString())
                        .setType(type.isEmpty() ? null : type)
                        .setSource(source));
    }

    private String extension() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
