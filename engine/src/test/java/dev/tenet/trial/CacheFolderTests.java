package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where each platform keeps what can be made again. */
class CacheFolderTests {

    private static final String HOME = Path.of("home").toAbsolutePath().toString();
    private static final String OTHER = Path.of("other").toAbsolutePath().toString();

    @Test
    void onLinuxItIsTheUsersCacheFolder() {
        assertThat(CacheFolder.of(Map.of(), "Linux", HOME)).isEqualTo(Path.of(HOME, ".cache", "tenet"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", OTHER), "Linux", HOME))
                .isEqualTo(Path.of(OTHER, "tenet"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRelativePathIsIgnoredAsTheSpecificationSays() {
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "cache"), "Linux", HOME))
                .isEqualTo(Path.of(HOME, ".cache", "tenet"));
    }

    @Test
    void onMacOsItIsInTheLibrary() {
        assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME)).isEqualTo(Path.of(HOME, "Library", "Caches", "tenet"));
    }

    @Test
    void onWindowsItIsTheLocalApplicationData() {
        assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", OTHER), "Windows 11", HOME))
                .isEqualTo(Path.of(OTHER, "tenet"));
        assertThat(CacheFolder.of(Map.of(), "Windows 11", HOME)).isEqualTo(Path.of(HOME, "AppData", "Local", "tenet"));
    }
}
