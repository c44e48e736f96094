package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a participant is asked, and what of it reaches the model. */
class ParticipantTests {

    private final List<Prompt> asked = new ArrayList<>();
    private final Participant subject = Participant.of("class:subject", prompt -> {
                asked.add(prompt);
                return Reply.of("Green.");
            })
            .withSystem("Be brief.")
            .withSampling(Sampling.PROVIDER_DEFAULTS.withSeed(7L));

    @Test
    void aConversationIsContinuedWithItsEarlierTurns() throws Exception {
        List<Turn> turns = List.of(Turn.user("Tea?"), Turn.assistant("Yes."), Turn.user("Green or black?"));
        assertThat(subject.ask("trial 1", turns).text()).isEqualTo("Green.");
        assertThat(asked)
                .containsExactly(Prompt.builder()
                        .system("Be brief.")
                        .user("Tea?")
                        .assistant("Yes.")
                        .user("Green or black?")
                        .sampling(Sampling.PROVIDER_DEFAULTS.withSeed(7L))
                        .occasion("trial 1")
                        .build());
        assertThat(subject.meter().totals().calls()).isEqualTo(1);
    }

    @Test
    void aConversationThatDoesNotEndWithTheUserIsNotAsked() {
        assertThatIllegalStateException()
                .isThrownBy(() -> subject.ask("trial 1", List.of(Turn.user("Tea?"), Turn.assistant("Yes."))));
        assertThat(asked).isEmpty();
    }

    @Test
    void aPromptOfItsOwnCarriesAPayloadToTheModel() throws Exception {
        Object posed = new Object();
        subject.ask(subject.prompt("trial 1").user("Tea?").payload(posed).build());
        assertThat(asked).extracting(Prompt::payload).containsExactly(posed);
        assertThat(asked).extracting(Prompt::system).containsExactly("Be brief.");
    }

    @Test
    void aParticipantIsCalledByItsModelsNameUnlessItHasALabel() {
        assertThat(subject.label()).isEqualTo("class:subject");
        assertThat(subject.withLabel("brief").label()).isEqualTo("brief");
        assertThat(subject.withLabel("brief").name()).isEqualTo("class:subject");
    }

    @Test
    void copiesShareAMeterUnlessTheyAreGivenAnother() throws Exception {
        subject.withSystem(null).ask("trial 1", "Tea?");
        subject.withMeter(new Meter()).ask("trial 2", "Tea?");
        assertThat(subject.meter().totals().calls()).isEqualTo(1);
        assertThat(subject.withSystem(null)).isNotEqualTo(subject);
        assertThat(subject.withSystem(null).withSystem("Be brief."))
                .isEqualTo(subject)
                .hasSameHashCodeAs(subject);
    }
}
