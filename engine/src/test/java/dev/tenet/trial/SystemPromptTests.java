package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of a system prompt's file, in the encodings that editors write. */
class SystemPromptTests {

    private static final String TEXT = "You serve the café.\n";

    @TempDir
    Path folder;

    private String read(byte[] bytes) throws IOException {
        return SystemPrompt.read("file:" + Files.write(folder.resolve("agent.md"), bytes));
    }

    @Test
    void aByteOrderMarkIsNoPartOfIt() throws IOException {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_16))).isEqualTo(TEXT);
    }

    @Test
    void anotherEncodingIsNamedWithItsLineAndByte() {
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> read(("Hello.\n" + TEXT).getBytes(Charset.forName("windows-1252"))))
                .withMessageContainingAll("agent.md, line 2, byte 25: 0xE9 is not UTF-8", "Windows-1252");
    }

    @Test
    void aPointerOfGitLfsIsNotAsked() {
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> read("version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("run \"git lfs pull\"");
    }
}
