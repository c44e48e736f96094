package dev.tenet.bench;

import dev.tenet.Order;
import dev.tenet.Population;
import dev.tenet.file.FileLocation;
import dev.tenet.framing.FramedIssues;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.FramingClaims;
import dev.tenet.framing.FramingPair;
import dev.tenet.framing.FramingProtocol;
import dev.tenet.framing.IssueStore;
import dev.tenet.framing.PairReading;
import dev.tenet.framing.StanceReport;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Panel;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.stats.Looks;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Run;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.baseline.Baseline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks framing pairs of models that answer at once, and looks after each whether its claim is decided, which it never is. */
final class InstantFramingRun {

    private static final int CONCURRENCY = 32;

    private static final String ALIGNED = """
            {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
             "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
             "agreement": [], "opposition": [], "score": 2}
            """;
    private static final String ISSUE =
            "{\"issue_description\": \"Whether matter NUMBER is so\", \"category\": \"matters\","
                    + " \"for_question\": \"Why is matter NUMBER so?\", \"against_question\": \"Why is matter NUMBER not so?\"}";
    private static final String OPPOSED = ALIGNED.replace("\"score\": 2", "\"score\": -2");

    private InstantFramingRun() {}

    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        FileLocation issues = new FileLocation(issues(pairs, folder).toString());
        long start = System.nanoTime();
        Run<StanceReport> run = new Runner(CONCURRENCY)
                .run(
                        protocol(pairs, issues, folder),
                        RunObserver.none(),
                        new EarlyStop<FramingPair, PairReading, StanceReport>(List.of(
                                FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.5)),
                                new HealthClaim<StanceReport>(HealthLimits.DEFAULT))));
        long wall = System.nanoTime() - start - InstantModel.lookNanos();
        if (run.figures().counts().judged() != pairs) {
            throw new IllegalStateException(run.figures() + ": not all of " + pairs + " pairs were judged");
        }
        System.out.println("growth: " + wall + " " + InstantModel.liveBytes());
    }

    private static FramingProtocol protocol(int pairs, FileLocation issues, Path folder) {
        // As many pairs are aligned as opposed.
        ChatModel judge = prompt -> Reply.of((prompt.question().hashCode() & 1) == 0 ? ALIGNED : OPPOSED);
        Admissions admissions = new Admissions(
                new AdmissionPairs("none", List.of(), List.of()),
                1,
                0.95,
                new AdmissionRegister<>(new Runner(1), folder, AdmissionRegister.Console.none(), false));
        return new FramingProtocol(
                () -> new FramedIssues(IssueStore.open(List.of(issues), List.of()), List.of(), pairs, false, true, 1),
                participant("subject", new InstantModel()),
                new Panel(List.of(new PairJudge(participant("judge", judge), Order.ONE))),
                admissions,
                Baseline.NONE,
                0.95,
                Looks.EARLY,
                Population.SOURCE);
    }

    private static Participant participant(String name, ChatModel model) {
        return Participant.of(name, model);
    }

    private static Path issues(int count, Path folder) throws IOException {
        Path file = folder.resolve("issues.jsonl");
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            for (int i = 0; i < count; i++) {
                lines.println(ISSUE.replace("NUMBER", Integer.toString(i)));
            }
        }
        return file;
    }
}
