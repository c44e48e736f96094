package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ServerAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers behind a company's proxy, and with certificates of a company's own: a real proxy, and real TLS. */
@Timeout(60)
class NetworkTests {

    private static final String HTTPS = "https://" + OwnAuthority.HOST + "/v1#m";
    private static final String HTTP = "http://" + OwnAuthority.HOST + "/v1#m";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("me:p@ss:word".getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path folder;

    private static OwnAuthority authority;

    private RawServer tls;
    private RawServer plain;

    @BeforeAll
    static void make() throws Exception {
        authority = new OwnAuthority(folder);
    }

    @BeforeEach
    void start() throws Exception {
        tls = new RawServer(authority.server().getServerSocketFactory());
        plain = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        tls.close();
        plain.close();
    }

    private static ChatModel open(String name, Map<String, String> environment, @Nullable String authorities) {
        return new HttpModels(environment::get)
                .open(
                        name,
                        CallLimits.DEFAULT
                                .withTimeout(Duration.ofSeconds(10))
                                .withConcurrency(2)
                                .withRetries(0)
                                .withPlainHttp(true)
                                .withAccess(ServerAccess.DEFAULT.withCertificates(authorities)));
    }

    private static ChatModel trusting(String name, Map<String, String> environment) throws IOException {
        return open(name, environment, authority.file().toString());
    }

    // Proxies

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"})
    void aServerBehindTlsIsReachedThroughATunnel(String variable) throws Exception {
        tls.then(RawServer.says("Tea."));
        try (ForwardProxy proxy = new ForwardProxy(tls.port())) {
            ChatModel model = trusting(HTTPS, Map.of(variable, "http://" + proxy.address() + "/"));
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
            assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT models.acme.test:443 HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy", "ALL_PROXY"})
    void aServerWithoutTlsIsAskedByItsWholeAddress(String variable) throws Exception {
        plain.then(RawServer.says("Tea."));
        try (ForwardProxy proxy = new ForwardProxy(plain.port())) {
            ChatModel model = open(HTTP, Map.of(variable, proxy.address()), null);
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("POST http://models.acme.test/v1/chat/completions HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProxyIsToldUserAndPasswordOnce(boolean isTls) throws Exception {
        RawServer server = isTls ? tls : plain;
        server.then(RawServer.says("Tea."));
        try (ForwardProxy proxy = new ForwardProxy(server.port()).wanting(BASIC)) {
            ChatModel model = trusting(
                    isTls ? HTTPS : HTTP,
                    Map.of(isTls ? "HTTPS_PROXY" : "HTTP_PROXY", "http://me:p%40ss:word@" + proxy.address()));
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
            assertThat(proxy.heads()).hasSize(1);
            assertThat(isTls ? server.requests().get(0) : "").doesNotContain("Proxy-Authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY,http://,requires a user and password; expected them in its address",
        "HTTPS_PROXY,http://me:hunter2hunter2@,rejected the user or password",
        "HTTP_PROXY,http://,requires a user and password; expected them in its address",
        "HTTP_PROXY,http://me:hunter2hunter2@,rejected the user or password"
    })
    void aProxyThatDoesNotKnowWhoAsksEndsTheRun(String variable, String address, String words) throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(plain.port()).wanting(BASIC)) {
            ChatModel model = trusting(
                    variable.equals("HTTPS_PROXY") ? HTTPS : HTTP, Map.of(variable, address + proxy.address()));
            assertThatExceptionOfType(FatalModelException.class)
                    .isThrownBy(() -> model.ask(Wire.PROMPT))
                    .withMessageStartingWith("models.acme.test:" + (variable.equals("HTTPS_PROXY") ? 443 : 80)
                            + " (through the proxy " + proxy.address() + ", from " + variable
                            + ") could not be reached: the proxy " + words)
                    .withMessageNotContaining("hunter2");
        }
    }

    @Test
    void aProxyThatLetsNobodyThroughIsNamed() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(tls.port()).refusing(403)) {
            ChatModel model = trusting(HTTPS, Map.of("HTTPS_PROXY", proxy.address()));
            assertThatExceptionOfType(FatalModelException.class)
                    .isThrownBy(() -> model.ask(Wire.PROMPT))
                    .withMessage("models.acme.test:443 (through the proxy " + proxy.address() + ", from HTTPS_PROXY)"
                            + " could not be reached: the proxy answered 403 to CONNECT; does it allow connections to"
                            + " that server?");
        }
    }

    @Test
    void aProxyThatDoesNotRunIsNamed() throws Exception {
        String address;
        try (ForwardProxy proxy = new ForwardProxy(1)) {
            address = proxy.address();
        }
        ChatModel model = open(HTTPS, Map.of("HTTPS_PROXY", address), null);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageStartingWith("models.acme.test:443 (through the proxy " + address
                        + ", from HTTPS_PROXY) refused the connection");
    }

    @Test
    void thisMachineIsReachedWithoutAProxy() throws Exception {
        plain.then(RawServer.says("Tea."));
        ChatModel model = open("http://" + plain.host() + "/v1#m", Map.of("HTTP_PROXY", "http://localhost:1"), null);
        assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
    }

    @ParameterizedTest
    @CsvSource({
        "models.acme.test,true",
        "acme.test,true",
        ".acme.test,true",
        "*.acme.test,true",
        "ACME.test,true",
        "'example.com, acme.test',true",
        "'example.com acme.test',true",
        "*,true",
        "models.acme.test:443,true",
        "models.acme.test:80,false",
        "cme.test,false",
        "example.com,false",
        "'',false"
    })
    void noProxyNamesServersAndAllBelowThem(String noProxy, boolean isDirect) {
        assertThat(route(HTTPS, Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", noProxy))
                        .isProxy())
                .isEqualTo(!isDirect);
        assertThat(route(HTTPS, Map.of("HTTPS_PROXY", "proxy:3128", "no_proxy", noProxy))
                        .isProxy())
                .isEqualTo(!isDirect);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,10.0.0.0/8,true",
        "11.1.2.3,10.0.0.0/8,false",
        "10.1.2.3,10.1.2.3,true",
        "10.1.2.3,2.3,false",
        "192.168.1.77,192.168.1.64/26,true",
        "192.168.1.77,192.168.1.0/26,false",
        "[fd00::7],fd00::/8,true",
        "[fe00::7],fd00::/8,false",
        "[fd00::7],fd00::7,true",
        "[fd00::7],10.0.0.0/8,false",
        "10.example.com,10.0.0.0/8,false"
    })
    void noProxyNamesBlocksOfAddresses(String host, String noProxy, boolean isDirect) {
        assertThat(route("http://" + host + "/v1", Map.of("http_proxy", "proxy:3128", "no_proxy", noProxy))
                        .isProxy())
                .isEqualTo(!isDirect);
    }

    @Test
    void theVariableInLowerCaseComesFirstAsForCurl() {
        assertThat(route(HTTPS, Map.of("HTTPS_PROXY", "one:1", "https_proxy", "two:2", "ALL_PROXY", "three:3"))
                        .words())
                .isEqualTo(" (through the proxy two:2, from https_proxy)");
    }

    @ParameterizedTest
    @CsvSource({
        "proxy,proxy:1080",
        "http://proxy,proxy:1080",
        "http://proxy:8080/,proxy:8080",
        "HTTP://proxy:8080,proxy:8080",
        "me@proxy:8080,proxy:8080",
        "http://[::1]:8080,::1:8080"
    })
    void aProxyIsReadAsCurlReadsIt(String value, String address) {
        Proxy proxy = route(HTTPS, Map.of("HTTPS_PROXY", value)).proxy();
        InetSocketAddress socket = (InetSocketAddress) proxy.address();
        assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
        assertThat(socket.getHostString() + ":" + socket.getPort()).isEqualTo(address);
    }

    @Test
    void aSocksProxyIsOne() {
        assertThat(route(HTTPS, Map.of("ALL_PROXY", "socks5h://proxy:1080"))
                        .proxy()
                        .type())
                .isEqualTo(Proxy.Type.SOCKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://hunter2@proxy:443", "ftp://proxy", "http://proxy:port", "http://proxy:99999", "::"})
    void aProxyThatIsNoneNamesItsVariableAndNotItself(String value) {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> route(HTTPS, Map.of("HTTPS_PROXY", value)))
                .withMessageStartingWith("the environment variable HTTPS_PROXY does not name a usable proxy; expected")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void whatJavaWasToldComesFirst() throws Exception {
        tls.then(RawServer.says("Tea."));
        try (ForwardProxy proxy = new ForwardProxy(tls.port()).wanting(BASIC)) {
            String port = proxy.address().replaceFirst(".*:", "");
            Map<String, String> properties = Map.of(
                    "https.proxyHost", "localhost",
                    "https.proxyPort", port,
                    "https.proxyUser", "me",
                    "https.proxyPassword", "p@ss:word");
            properties.forEach(System::setProperty);
            try {
                ChatModel model = trusting(HTTPS, Map.of("HTTPS_PROXY", "elsewhere:1"));
                assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
                System.setProperty("http.nonProxyHosts", "*.acme.test");
                assertThat(route(HTTPS, Map.of("HTTPS_PROXY", "elsewhere:1"))).isEqualTo(ProxyRoute.DIRECT);
            } finally {
                properties.keySet().forEach(System::clearProperty);
                System.clearProperty("http.nonProxyHosts");
            }
        }
    }

    private static ProxyRoute route(String address, Map<String, String> environment) {
        return ProxyRoute.to(HttpUrl.get(address.replaceFirst("#.*", "")), environment::get);
    }

    // Authorities

    @Test
    void aServerThatOnlyAcmeCertifiesIsNotTrusted() {
        ChatModel model = open("https://" + tls.host() + "/v1#m", Map.of(), null);
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageContaining("failed the TLS handshake");
    }

    @Test
    void anAuthorityInTheFileOfTheSettingIsTrusted() throws Exception {
        tls.then(RawServer.says("Tea."));
        assertThat(trusting("https://" + tls.host() + "/v1#m", Map.of())
                        .ask(Wire.PROMPT)
                        .text())
                .isEqualTo("Tea.");
    }

    @Test
    void anAuthorityInTheFileOfTheEnvironmentIsTrusted() throws Exception {
        tls.then(RawServer.says("Tea."));
        ChatModel model = open(
                "https://" + tls.host() + "/v1#m",
                Map.of("SSL_CERT_FILE", authority.file().toString()),
                null);
        assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
    }

    @Test
    void theSettingComesBeforeTheEnvironment() throws Exception {
        ChatModel model = open(
                "https://" + tls.host() + "/v1#m",
                Map.of("SSL_CERT_FILE", authority.file().toString()),
                authority.fileOfAnother().toString());
        assertThatExceptionOfType(FatalModelException.class).isThrownBy(() -> model.ask(Wire.PROMPT));
    }

    @Test
    void whatJavaTrustsIsTrustedBesideTheFile() throws Exception {
        TrustedAuthorities both = TrustedAuthorities.in(authority.file().toString(), name -> null);
        TrustedAuthorities javas = TrustedAuthorities.in(null, name -> null);
        assertThat(javas).isNull();
        assertThat(both).isNotNull();
        assertThat(both.manager().getAcceptedIssuers()).hasSizeGreaterThan(20);
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheSetting() {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> open(HTTPS, Map.of(), "no-such-file.pem"))
                .withMessageStartingWith(
                        "the setting tenet.ca-file names the file no-such-file.pem, which cannot be read");
    }

    @Test
    void aFileWithoutCertificatesSaysWhatIsExpected() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> open(HTTPS, Map.of("SSL_CERT_FILE", file.toString()), null))
                .withMessageContaining("the environment variable SSL_CERT_FILE names the file " + file)
                .withMessageContaining("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void aCertificateThatCannotBeReadIsNamedWithItsLine() throws Exception {
        Path file = Files.writeString(
                folder.resolve("broken.pem"),
                Files.readString(authority.fileOfAnother())
                        + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        long line = Files.readString(file).lines().count() - 2;
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> open(HTTPS, Map.of(), file.toString()))
                .withMessageContaining("whose certificate number 2, in line " + line + ", cannot be read");
    }

    @Test
    void aServerWithoutTlsNeedsNoAuthorities() {
        assertThat(open("http://localhost:8000/v1#m", Map.of("SSL_CERT_FILE", "no-such-file.pem"), null))
                .hasToString("model at localhost:8000");
    }

    // Two answers to one question

    @Test
    void aSecondAnswerOverTlsIsNotTakenForThatToTheNextQuestion() throws Exception {
        tls.then(RawServer.both(RawServer.says("Tea."), RawServer.says("Coffee.")));
        assertSecondAnswerIsNamed();
    }

    @Test
    void aSecondAnswerOverTlsThatComesALittleLaterIsNamed() throws Exception {
        tls.then(RawServer.both(RawServer.says("Tea."), RawServer.says("Coffee ".repeat(20_000))));
        assertSecondAnswerIsNamed();
    }

    private void assertSecondAnswerIsNamed() throws Exception {
        ChatModel model = trusting("https://" + tls.host() + "/v1#m", Map.of());
        assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
        Thread.sleep(100);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageContaining("sent more than one response to a request");
    }

    @Test
    void aServerOfHttp2AnswersManyQuestionsAtOnceOnOneConnection() throws Exception {
        try (Wire wire = new Wire(authority.server().getSocketFactory())) {
            ChatModel model = trusting("https://" + wire.host() + "/v1#m", Map.of());
            wire.answers(200, Wire.TEA);
            model.ask(Wire.PROMPT);
            List<Thread> threads = new ArrayList<>();
            AtomicInteger answered = new AtomicInteger();
            for (int i = 0; i < 8; i++) {
                wire.answers(200, Wire.TEA);
                threads.add(new Thread(() -> {
                    try {
                        model.ask(Wire.PROMPT);
                        answered.incrementAndGet();
                    } catch (ModelException | InterruptedException failed) {
                        // Counted below.
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answered).hasValue(8);
            assertThat(wire.server.takeRequest().getVersion()).isEqualTo("HTTP/2");
        }
    }

    @Test
    void aFairServerIsAskedAHundredQuestionsOnOneConnectionOverTls() throws Exception {
        ChatModel model = trusting("https://" + tls.host() + "/v1#m", Map.of());
        for (int i = 0; i < 100; i++) {
            tls.then(RawServer.says("Tea " + i));
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea " + i);
        }
        assertThat(tls.connections()).isEqualTo(1);
    }
}
