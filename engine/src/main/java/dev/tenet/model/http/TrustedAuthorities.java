package dev.tenet.model.http;

import dev.tenet.model.CallSettings;
import dev.tenet.model.ModelNameException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Certificate authorities from a PEM file in addition to Java's, for companies and clusters with their own.
 *
 * @param manager trusts both
 */
record TrustedAuthorities(X509TrustManager manager) {

    private static final String VARIABLE = "SSL_CERT_FILE";
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]*)-----END (?:TRUSTED |X509 )?CERTIFICATE-----");

    /**
     * The additional authorities; null if there are none.
     *
     * @param file the configured file; null for the one that the environment names
     * @throws ModelNameException if the file cannot be read or contains no certificate
     */
    static @Nullable TrustedAuthorities in(@Nullable String file, Function<String, @Nullable String> environment) {
        if (file != null) {
            return read(file, "the setting " + CallSettings.CA_FILE);
        }
        String named = environment.apply(VARIABLE);
        return named == null || named.isBlank() ? null : read(named.strip(), "the environment variable " + VARIABLE);
    }

    private static TrustedAuthorities read(String file, String what) {
        String names = what + " names the file " + file;
        String text;
        try {
            text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ModelNameException(names + ", which cannot be read (" + unreadable.getMessage()
                    + "); expected a PEM file with the certificates of authorities");
        }
        List<Certificate> certificates = certificates(text, names);
        if (certificates.isEmpty()) {
            throw new ModelNameException(names + ", which contains no certificate; expected PEM, with lines"
                    + " -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----");
        }
        try {
            return new TrustedAuthorities(manager(certificates));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new ModelNameException(names + ", whose certificates cannot be used (" + unusable.getMessage() + ")");
        }
    }

    private static List<Certificate> certificates(String text, String names) {
        List<Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(block.group(1));
                certificates.add(
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
            } catch (CertificateException | IllegalArgumentException malformed) {
                long line = text.substring(0, block.start()).lines().count() + 1;
                throw new ModelNameException(names + ", whose certificate number " + (certificates.size() + 1)
                        + ", in line " + line + ", cannot be read (" + malformed.getMessage() + ")");
            }
        }
        return certificates;
    }

    private static X509TrustManager manager(List<Certificate> added) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int number = 0;
        for (Certificate certificate : Stream.concat(Stream.of(managerOf(null).getAcceptedIssuers()), added.stream())
                .toList()) {
            all.setCertificateEntry("authority-" + number++, certificate);
        }
        return managerOf(all);
    }

    /** @param authorities null for Java's own */
    private static X509TrustManager managerOf(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java has no trust manager for X.509"));
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }
}
