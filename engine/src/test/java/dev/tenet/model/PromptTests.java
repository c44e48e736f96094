package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The values that grow with time: how they are made, copied and compared. */
class PromptTests {

    private static final Prompt FULL = Prompt.builder()
            .system("Be brief.")
            .user("Tea?")
            .assistant("Yes.")
            .user("Green?")
            .sampling(Sampling.PROVIDER_DEFAULTS.withSeed(7L))
            .schema(AnswerSchema.of("drink", "{}", "{}"))
            .tokenChances(true)
            .occasion("trial 1")
            .build();

    @Test
    void theQuestionIsTheLastTurn() {
        assertThat(FULL.question()).isEqualTo("Green?");
        assertThat(FULL.turns()).containsExactly(Turn.user("Tea?"), Turn.assistant("Yes."), Turn.user("Green?"));
        assertThat(Prompt.of("Tea?").turns()).containsExactly(Turn.user("Tea?"));
    }

    @Test
    void aCopyHoldsEverything() {
        assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
        assertThat(FULL.withOccasion("trial 2").withOccasion("trial 1")).isEqualTo(FULL);
        assertThat(FULL.withTokenChances()).isEqualTo(FULL);
        assertThat(FULL.toString())
                .startsWith(
                        "Prompt[system=Be brief., turns=[Turn[role=USER, text=Tea?], Turn[role=ASSISTANT, text=Yes.]");
    }

    @Test
    void aPayloadIsKeptInCopiesAndNoPartOfEqualityOrText() {
        Prompt prompt = FULL.toBuilder().payload("trial 1 itself").build();
        assertThat(prompt.payload()).isEqualTo("trial 1 itself");
        assertThat(prompt.withOccasion("trial 2").payload()).isEqualTo("trial 1 itself");
        assertThat(FULL.payload()).isNull();
        assertThat(prompt).isEqualTo(FULL).hasSameHashCodeAs(FULL).hasToString(FULL.toString());
    }

    @Test
    void turnsAreReplaced() {
        assertThat(FULL.toBuilder().turns(List.of(Turn.user("Mint?"))).build().turns())
                .containsExactly(Turn.user("Mint?"));
    }

    @Test
    void aPromptEndsWithTheUser() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Prompt.builder().build())
                .withMessage("the last turn of a prompt must be the user's; found no turns");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Prompt.builder().user("Tea?").assistant("Yes.").build())
                .withMessageContaining("found an assistant turn");
    }

    private static final CallLimits LIMITS = CallLimits.DEFAULT
            .withTimeout(Duration.ofSeconds(1))
            .withPatience(Duration.ofSeconds(2))
            .withRetries(3)
            .withConcurrency(4)
            .withPace(CallLimits.Pace.UNLIMITED)
            .withPlainHttp(true)
            .withoutKeys();

    private static final Map<String, CallLimits> OTHER_LIMITS = Map.of(
            "timeout", LIMITS.withTimeout(Duration.ofSeconds(9)),
            "patience", LIMITS.withPatience(Duration.ofSeconds(9)),
            "retries", LIMITS.withRetries(9),
            "concurrency", LIMITS.withConcurrency(9),
            "pace", LIMITS.withPace(CallLimits.Pace.ADAPTIVE),
            "allowsPlainHttp", LIMITS.withPlainHttp(false));

    private static final Sampling SAMPLING = Sampling.PROVIDER_DEFAULTS
            .withTemperature(0.1)
            .withTopP(0.2)
            .withMaxTokens(3)
            .withSeed(4L);

    private static final Map<String, Sampling> OTHER_SAMPLINGS = Map.of(
            "temperature", SAMPLING.withTemperature(null),
            "topP", SAMPLING.withTopP(0.9),
            "maxTokens", SAMPLING.withMaxTokens(9),
            "seed", SAMPLING.withSeed(null));

    @TestFactory
    Stream<DynamicTest> oneLimitChangesAndTheOthersStay() {
        return oneChanges(LIMITS, OTHER_LIMITS);
    }

    @TestFactory
    Stream<DynamicTest> oneParameterChangesAndTheOthersStay() {
        return oneChanges(SAMPLING, OTHER_SAMPLINGS);
    }

    @TestFactory
    Stream<DynamicTest> onePartOfAPaceChangesAndTheOthersStay() {
        CallLimits.Pace pace =
                CallLimits.Pace.ADAPTIVE.withRequestsPerMinute(60).withTokensPerMinute(1000);
        return oneChanges(
                pace,
                Map.of(
                        "requestsPerMinute", pace.withRequestsPerMinute(0),
                        "tokensPerMinute", pace.withTokensPerMinute(0),
                        "isAdaptive",
                                CallLimits.Pace.UNLIMITED
                                        .withRequestsPerMinute(60)
                                        .withTokensPerMinute(1000)));
    }

    @TestFactory
    Stream<DynamicTest> oneCountOfTokensChangesAndTheOthersStay() {
        Usage usage = Usage.of(10, 5).withCachedTokens(4).withReasoningTokens(3);
        return oneChanges(
                usage,
                Map.of("cachedTokens", usage.withCachedTokens(0), "reasoningTokens", usage.withReasoningTokens(0)));
    }

    @TestFactory
    Stream<DynamicTest> onePartOfTheAccessToServersChangesAndTheOthersStay() {
        ServerAccess access = ServerAccess.DEFAULT
                .withKeyHeaders(List.of(new ServerAccess.KeyHeader("", "X-Key")))
                .withHeaders(List.of(new ServerAccess.Header("", "X-Team", "TEAM")))
                .withCertificates("authorities.pem");
        return oneChanges(
                access,
                Map.of(
                        "keyHeaders", access.withKeyHeaders(List.of()),
                        "headers", access.withHeaders(List.of()),
                        "certificates", access.withCertificates(null)));
    }

    @Test
    void aRunWithoutKeysKeepsTheOtherLimits() {
        assertThat(parts(CallLimits.DEFAULT.withoutKeys()))
                .isNotEqualTo(parts(CallLimits.DEFAULT))
                .containsEntry("retries", 8)
                .containsEntry("needsNoKeys", true);
        assertThat(LIMITS.needsNoKeys()).isTrue();
    }

    private static <T> Stream<DynamicTest> oneChanges(T before, Map<String, T> others) {
        return others.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Map<String, Object> expected = parts(before);
                    Map<String, Object> found = parts(entry.getValue());
                    assertThat(found.remove(entry.getKey())).isNotEqualTo(expected.remove(entry.getKey()));
                    assertThat(found).isEqualTo(expected);
                    assertThat(entry.getValue()).isNotEqualTo(before);
                }));
    }

    /** What each of its public methods without parameters answers. */
    private static Map<String, Object> parts(Object value) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Method method : value.getClass().getDeclaredMethods()) {
            boolean isPart = method.getParameterCount() == 0
                    && Modifier.isPublic(method.getModifiers())
                    && method.getReturnType() != value.getClass()
                    && !List.of("hashCode", "toString").contains(method.getName());
            if (isPart) {
                try {
                    parts.put(method.getName(), method.invoke(value));
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        assertThat(parts).as("parts of " + value).isNotEmpty();
        return parts;
    }

    @TestFactory
    Stream<DynamicTest> whatGrowsHasNoConstructorThatUsersCouldCall() {
        return Stream.of(
                        Prompt.class,
                        Turn.class,
                        Reply.class,
                        Usage.class,
                        TokenChance.class,
                        AnswerSchema.class,
                        Participant.class,
                        Sampling.class,
                        CallLimits.class,
                        CallLimits.Pace.class,
                        ServerAccess.class)
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(Arrays.stream(type.getDeclaredConstructors())
                                        .map(Constructor::getModifiers))
                                .allMatch(Modifier::isPrivate)));
    }
}
