package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredClaimsTests {

    @TempDir
    Path folder;

    @Test
    void aFileHoldsOneIdALineAndComments() throws IOException {
        assertThat(read("""
                \uFEFF# What version 2 promises

                com.acme.FooTest.isKind/dvgr-at-least
                  com.acme.FooTest.isKind/health   # does not refuse
                com.acme.FooTest.isKind/dvgr-at-least
                """))
                .containsExactly("com.acme.FooTest.isKind/dvgr-at-least", "com.acme.FooTest.isKind/health");
    }

    @Test
    void theNameOfAModelMayHoldTheSignOfAComment() throws IOException {
        assertThat(
                        read(
                                "com.acme.FooTest.m[http://localhost:8000/v1#qwen3]/health\ncom.acme.FooTest.m[a:b #2]/health\n"))
                .containsExactly(
                        "com.acme.FooTest.m[http://localhost:8000/v1#qwen3]/health",
                        "com.acme.FooTest.m[a:b #2]/health");
    }

    @Test
    void whatIsNoIdIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("# claims\nisKind\n"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("claims.txt, line 2: \"isKind\" is not a claim id");
    }

    @Test
    void aFileThatNamesNoClaimRequiresNothingAndIsRefused() {
        assertThatThrownBy(() -> read("# none yet\n"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("claims.txt contains no claim");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> RequiredClaims.read(new FileLocation("no-claims.txt")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no-claims.txt");
    }

    private List<String> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("claims.txt"), text);
        return RequiredClaims.read(new FileLocation(file.toString())).ids();
    }

    @Test
    void aFileInUtf16IsReadAndOneInAnotherEncodingIsNamed() throws IOException {
        String text = "a.B.c/health\na.Café.c/health\n";
        Path file = folder.resolve("encoded.txt");
        Files.write(file, text.getBytes(StandardCharsets.UTF_16));
        assertThat(RequiredClaims.read(new FileLocation(file.toString())).ids())
                .containsExactly("a.B.c/health", "a.Café.c/health");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> RequiredClaims.read(new FileLocation(file.toString())))
                .withMessageContaining("encoded.txt, line 2, byte 19: 0xE9 is not UTF-8");
    }
}
