package dev.tenet.model.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that only Acme trusts, and a server's certificate from it, made by the JDK's own {@code keytool}. */
final class OwnAuthority {

    static final String HOST = "models.acme.test";
    private static final String PASSWORD = "not-a-secret";

    private final Path folder;

    OwnAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        keytool("-genkeypair -alias ca -keyalg EC -dname CN=Acme -ext bc:c=ca:true -keystore ca.p12");
        keytool("-genkeypair -alias other -keyalg EC -dname CN=Other -ext bc:c=ca:true -keystore ca.p12");
        keytool("-exportcert -alias ca -rfc -file ca.pem -keystore ca.p12");
        keytool("-exportcert -alias other -rfc -file other.pem -keystore ca.p12");
        keytool("-genkeypair -alias server -keyalg EC -dname CN=" + HOST + " -keystore server.p12");
        keytool("-certreq -alias server -file server.csr -keystore server.p12");
        keytool("-gencert -alias ca -infile server.csr -outfile server.pem -rfc -ext san=dns:" + HOST
                + ",dns:localhost -keystore ca.p12");
        keytool("-importcert -noprompt -alias ca -file ca.pem -keystore server.p12");
        keytool("-importcert -noprompt -alias server -file server.pem -keystore server.p12");
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.of((arguments + " -storetype PKCS12 -storepass " + PASSWORD).split(" ")))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + arguments + ": " + said);
        }
    }

    /** The authority's certificate behind another's, with words between them as some files have. */
    Path file() throws IOException {
        return Files.writeString(
                folder.resolve("bundle.pem"),
                "# Other\n" + Files.readString(folder.resolve("other.pem")) + "\n# Acme\n"
                        + Files.readString(folder.resolve("ca.pem")));
    }

    Path fileOfAnother() {
        return folder.resolve("other.pem");
    }

    /** What a server speaks TLS with. */
    SSLContext server() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(folder.resolve("server.p12"))) {
            store.load(input, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
