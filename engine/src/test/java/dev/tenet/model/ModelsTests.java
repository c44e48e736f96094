package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTests {

    private final Models models = new Models(CallLimits.DEFAULT);

    static final class Parrot implements ChatModel, AutoCloseable {

        private boolean closed;

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of(prompt.question());
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    abstract static class Abstract implements ChatModel {}

    static final class Needy implements ChatModel {

        private final String need;

        Needy(String need) {
            this.need = need;
        }

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of(need);
        }
    }

    static final class Broken implements ChatModel {

        Broken() {
            throw new IllegalStateException("no weights");
        }

        @Override
        public Reply ask(Prompt prompt) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aClassOfTheUsersIsAModel() throws Exception {
        assertThat(models.named("class:" + Parrot.class.getName()).ask(Prompt.of("hello")))
                .isEqualTo(Reply.of("hello"));
    }

    @Test
    void aModelIsOpenedOnceAndClosedAtTheEnd() {
        Parrot parrot = (Parrot) models.named("class:" + Parrot.class.getName());
        assertThat(models.named("class:" + Parrot.class.getName())).isSameAs(parrot);
        assertThat(parrot.closed).isFalse();
        models.close();
        assertThat(parrot.closed).isTrue();
    }

    @Test
    void providersAreFoundAsServices() {
        assertThat(models.named("embedded:bag-of-words")).isNotNull();
        assertThat(models.named("http://localhost:1/v1#model")).isNotNull();
        models.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gpt-4.1-mini                            | has no scheme; expected a name such as openai:gpt-4.1-mini
                    opneai:gpt-4.1-mini                     | unknown scheme "opneai"; known schemes are anthropic, azure, class, deepseek, embedded, gemini
                    htp://me:secret@host/v1#m               | "htp://…@host/v1#m" has the unknown scheme
                    embedded:bag-of-word                    | embedded:bag-of-words
                    class:com.acme.Missing                  | class com.acme.Missing is not on the class path
                    class:java.lang.String                  | does not implement dev.tenet.model.ChatModel
                    class:dev.tenet.model.ModelsTests$Abstract | expected a concrete class with a no-argument constructor
                    class:dev.tenet.model.ModelsTests$Needy | expected a concrete class with a no-argument constructor
                    class:dev.tenet.model.ModelsTests$Broken | threw java.lang.IllegalStateException: no weights
                    """)
    void aNameThatIsNoModelsSaysWhatIsWrong(String name, String problem) {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> models.named(name))
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,,", ",0,", ",1.1,", ",,0"})
    void samplingOutOfItsRangeIsRefused(Double temperature, Double topP, Integer maxTokens) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Sampling.PROVIDER_DEFAULTS
                        .withTemperature(temperature)
                        .withTopP(topP)
                        .withMaxTokens(maxTokens))
                .withMessageContaining("expected");
    }
}
