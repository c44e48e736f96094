package dev.tenet.framing;

import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.CacheFolder;
import dev.tenet.framing.judge.CalibrationPairs;
import dev.tenet.framing.judge.JudgeMaterials;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.reference.FramingModels;
import dev.tenet.setting.SettingValues;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The judge admissions of a launch, created when the first framing spec needs them. */
final class JudgeAdmissions {

    private final Bench bench;
    private @Nullable Admissions admissions;

    JudgeAdmissions(Bench bench) {
        this.bench = bench;
    }

    static AdmissionTerms terms(Bench bench) {
        return new AdmissionTerms(
                bench.get(JudgeSettings.JUDGE_MARGIN),
                bench.get(JudgeSettings.JUDGED_TWICE),
                bench.get(JudgeSettings.FLIPS_AT_MOST),
                bench.level());
    }

    private Path folder() {
        return bench.get(JudgeSettings.ADMISSIONS).orElseGet(() -> CacheFolder.of(System.getenv()));
    }

    /**
     * Returns the admissions.
     *
     * @throws IOException if a file of calibration pairs cannot be read or is invalid, or if it has too few pairs
     */
    synchronized Admissions get() throws IOException {
        if (admissions == null) {
            CalibrationPairs pairs = pairs(CalibrationPairs.bundled());
            CalibrationPairs pairsOfLexical = pairs(ReferencePairs.bundled());
            admissions = new Admissions(
                    // The lexical judge reads only reference subjects, so it is admitted by their answers.
                    judge -> judge.name().equals(FramingModels.LEXICAL) ? pairsOfLexical : pairs,
                    terms(bench),
                    bench.runner(),
                    // A tape stores the replies, with their age.
                    bench.isTaped() ? null : folder(),
                    new ProgressLog(),
                    bench.isPlan());
        }
        return admissions;
    }

    /** Prints the progress of calibrating each judge to the console. */
    private final class ProgressLog implements Admissions.Progress {

        private final Map<PairJudge, Progress> lines = new HashMap<>();

        @Override
        public void at(PairJudge judge, long ended, long planned, String waiting) {
            lines.computeIfAbsent(judge, asked -> bench.progress("admission of judge " + asked.name(), "questions"))
                    .at(ended, planned, waiting, () -> "calibration pairs");
        }

        @Override
        public void notKept(PairJudge judge, IOException problem) {
            bench.print("the admission of judge " + judge.name() + " cannot be saved in "
                    + folder() + " (" + problem.getMessage()
                    + "), so the next launch repeats it; name another folder in " + JudgeSettings.ADMISSIONS);
        }
    }

    /** Returns the calibration pairs that the settings name. */
    static List<Material> materials(SettingValues settings) {
        return names(settings.get(JudgeSettings.JUDGE_PAIRS)).stream()
                .map(name -> name.equals(JudgeSettings.BUNDLED)
                        ? JudgeMaterials.bundledPairs()
                        : Material.of(new FileLocation(name)))
                .toList();
    }

    private static List<String> names(String setting) {
        return Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private CalibrationPairs pairs(CalibrationPairs bundled) throws IOException {
        List<String> names = names(bench.get(JudgeSettings.JUDGE_PAIRS));
        CalibrationPairs own = CalibrationPairs.read(
                String.join(", ", names),
                names.stream()
                        .filter(name -> !name.equals(JudgeSettings.BUNDLED))
                        .map(FileLocation::new)
                        .toList());
        CalibrationPairs all = names.contains(JudgeSettings.BUNDLED) ? bundled.and(own) : own;
        return all.requireEnough();
    }
}
