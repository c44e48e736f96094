package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.setting.InvalidSpecException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

class HarmlessThrowableTests {

    private static final String RAW = "a\u001B[2J\uFFFF\u202Eb";
    private static final String SHOWN = "a\\u001B[2J\\uFFFF\\u202Eb";

    /** Takes an object that nobody else can make. */
    private static final class Own extends AssertionError {

        private static final long serialVersionUID = 1;

        Own(StringBuilder text) {
            super(text);
        }
    }

    /** Says more than its message. */
    public static final class Talkative extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Talkative(String message) {
            super("said: " + message);
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // the point of it
        public String toString() {
            return "Talkative " + RAW;
        }
    }

    static Stream<Throwable> ofTheirClass() {
        return Stream.of(
                new AssertionError(RAW),
                new AssertionFailedError(RAW),
                new IllegalStateException(RAW),
                new TestAbortedException(RAW),
                new IncompleteRunException(RAW),
                new InvalidSpecException(RAW),
                new StackOverflowError(RAW),
                new java.io.IOException(RAW));
    }

    @ParameterizedTest
    @MethodSource("ofTheirClass")
    void aThrowableKeepsItsClassAndItsTrace(Throwable thrown) {
        Throwable harmless = HarmlessThrowable.of(thrown);
        assertThat(harmless)
                .isExactlyInstanceOf(thrown.getClass())
                .hasMessage(SHOWN)
                .hasNoCause();
        assertThat(harmless.getStackTrace()).isEqualTo(thrown.getStackTrace());
        assertThat(HarmlessThrowable.of(harmless)).isSameAs(harmless);
    }

    @Test
    void whatIsHarmlessStaysTheSame() {
        Throwable thrown = new IllegalStateException("DVGR ≥ 0.50\n\tλ", new Own(new StringBuilder("x")));
        thrown.addSuppressed(new IllegalArgumentException((String) null));
        assertThat(HarmlessThrowable.of(thrown)).isSameAs(thrown);
    }

    @Test
    void causesAndWhatWasSuppressedAreMadeHarmlessToo() {
        Throwable thrown = new IllegalStateException("outside", new RuntimeException(new AssertionError(RAW)));
        thrown.addSuppressed(new IllegalArgumentException(RAW));
        Throwable harmless = HarmlessThrowable.of(thrown);
        assertThat(harmless).isExactlyInstanceOf(IllegalStateException.class).hasMessage("outside");
        assertThat(harmless.getCause())
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessage("java.lang.AssertionError: " + SHOWN);
        assertThat(harmless).hasRootCauseExactlyInstanceOf(AssertionError.class).hasRootCauseMessage(SHOWN);
        assertThat(harmless.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(SHOWN);
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new IllegalStateException(RAW);
        Exception other = new IllegalArgumentException(RAW, one);
        one.initCause(other);
        assertThat(HarmlessThrowable.of(one))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(SHOWN);
    }

    @Test
    void whereAClassCannotBeMadeItsKindAndItsNameStay() {
        Throwable own = new Own(new StringBuilder(RAW));
        assertThat(HarmlessThrowable.of(own))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(Own.class.getName() + ": " + SHOWN);
        assertThat(HarmlessThrowable.of(own).getStackTrace()).isEqualTo(own.getStackTrace());
        assertThat(HarmlessThrowable.of(new Talkative("x")))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessage("Talkative " + SHOWN);
        assertThat(HarmlessThrowable.of(new MultipleFailuresError(RAW, List.of(new AssertionError("a")))))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageContaining(SHOWN);
    }

    @Test
    void expectedAndActualAreMadeHarmless() {
        AssertionFailedError harmless = (AssertionFailedError)
                HarmlessThrowable.of(new AssertionFailedError("m", RAW, 7L, new Own(new StringBuilder(RAW))));
        assertThat(harmless.getExpected().getStringRepresentation()).isEqualTo(SHOWN);
        assertThat(harmless.getActual().getValue()).isEqualTo(7L);
        assertThat(harmless).hasRootCauseMessage(Own.class.getName() + ": " + SHOWN);
    }

    @Test
    void aNullValueStaysOne() {
        AssertionFailedError harmless =
                (AssertionFailedError) HarmlessThrowable.of(new AssertionFailedError("m", null, "x"));
        assertThat(harmless.getExpected().getValue()).isNull();
        assertThat(shownByAllure(harmless, "expected")).isEqualTo("null");
    }

    @Test
    void allureShowsExpectedAndActualWithoutTheIdentityOfAnObject() {
        AssertionFailedError thrown = new AssertionFailedError("m", "DVGR ≥ 0.50", "0.31");
        assertThat(shownByAllure(thrown, "actual")).startsWith("0.31 (java.lang.String@");
        Throwable readable = HarmlessThrowable.of(thrown);
        assertThat(shownByAllure(readable, "expected")).isEqualTo("DVGR ≥ 0.50");
        assertThat(shownByAllure(readable, "actual")).isEqualTo("0.31");
        assertThat(readable).hasToString("org.opentest4j.AssertionFailedError: m");
        assertThat(readable.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    /** As {@code ResultsUtils.getStatusDetails} of allure-java-commons 2.35.3 does. */
    private static String shownByAllure(Throwable thrown, String property) {
        String getter = "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            for (String name : List.of(getter, property)) {
                Optional<Method> method = Stream.of(type.getDeclaredMethods())
                        .filter(declared -> declared.getName().equals(name) && declared.getParameterCount() == 0)
                        .findFirst();
                if (method.isPresent()) {
                    return String.valueOf(ReflectionSupport.invokeMethod(method.get(), thrown));
                }
            }
        }
        throw new AssertionError("no " + property);
    }
}
