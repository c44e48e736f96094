package dev.tenet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import dev.tenet.model.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("benchmark")
class LatencyServerTests {

    private RunningServer server;
    private Models models;
    private ChatModel model;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.start(1);
        models = new Models(CallLimits.DEFAULT);
        model = models.named(server.address() + "#bench");
    }

    @AfterEach
    void stop() {
        models.close();
        server.close();
    }

    private static Prompt question(int number) {
        return Prompt.of("Question " + number);
    }

    private List<String> answers(int number) throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            answers.add(model.ask(question(i)).text());
        }
        return answers;
    }

    @Test
    void anAnswerIsOneOfTheOptions() throws Exception {
        assertThat(answers(40)).containsOnly("A", "B");
    }

    @Test
    void theSameQuestionsHaveTheSameAnswers() throws Exception {
        assertThat(answers(40)).isEqualTo(answers(40));
    }

    @Test
    void anAnswerSaysWhatTokensItTook() throws Exception {
        assertThat(model.ask(question(1)).usage()).isEqualTo(Usage.of(400, 1));
    }

    @Test
    void everyQuestionIsCounted() throws Exception {
        answers(40);
        assertThat(server.stats().requests()).isEqualTo(40);
    }

    @Test
    void countsBeginAnewWhenTheyHaveBeenTold() throws Exception {
        answers(3);
        server.stats();
        answers(2);
        assertThat(server.stats().requests()).isEqualTo(2);
    }
}
