package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialTests {

    // FIPS 180-2, appendix B.1.
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @Test
    void theFingerprintOfAFileIsTheSha256OfItsBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        Material material = Material.of(new FileLocation(file.toString()));
        assertThat(material.name()).isEqualTo(file.toString());
        assertThat(material.fingerprint()).isEqualTo("sha256:" + OF_ABC);
    }

    @Test
    void theFingerprintOfATextIsTheSha256OfItsBytes() throws IOException {
        assertThat(new Material.Text("letters", "abc").fingerprint()).isEqualTo("sha256:" + OF_ABC);
    }

    @Test
    void theFingerprintOfSeveralFilesIsThatOfTheirListAndNoOther() throws IOException {
        FileLocation one = location("one", "abc");
        FileLocation other = location("other", "abc");
        String list = OF_ABC + "  " + one.name() + "\n" + OF_ABC + "  " + other.name() + "\n";
        assertThat(new Material.Files("both", List.of(one, other)).fingerprint())
                .isEqualTo(new Material.Text("list", list).fingerprint())
                .isNotEqualTo(new Material.Files("both", List.of(other, one)).fingerprint());
    }

    @Test
    void aFileThatIsNotThereHasNone() {
        assertThatThrownBy(() -> Material.of(new FileLocation("nowhere.yaml")).fingerprint())
                .isInstanceOf(NoSuchFileException.class);
    }

    private FileLocation location(String name, String text) throws IOException {
        return new FileLocation(Files.writeString(folder.resolve(name), text).toString());
    }
}
