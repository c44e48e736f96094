package dev.tenet.engine;

import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.framing.ReferencePairs;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.CalibrationPairs;
import dev.tenet.framing.judge.Judge;
import dev.tenet.framing.judge.JudgeMaterials;
import dev.tenet.report.ConsoleReport;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The admissions of a launch, made when its first framing spec needs them. */
final class JudgeAdmissions {

    private final Settings settings;
    private final ConsoleReport console;
    private final Stop stop;
    private @Nullable Admissions admissions;

    JudgeAdmissions(Settings settings, ConsoleReport console, Stop stop) {
        this.settings = settings;
        this.console = console;
        this.stop = stop;
    }

    /**
     * What admits judges.
     *
     * @throws IOException if a file of calibration pairs cannot be read or is not what it should be, or if there are too
     *     few of them
     */
    synchronized Admissions get() throws IOException {
        if (admissions == null) {
            CalibrationPairs pairs = pairs(CalibrationPairs.bundled());
            CalibrationPairs pairsOfLexical = pairs(ReferencePairs.bundled());
            admissions = new Admissions(
                    // It reads the reference subjects and nobody else, and is admitted by what they say.
                    judge -> judge.name().equals(FramingSpec.LEXICAL) ? pairsOfLexical : pairs,
                    settings.framings().terms(),
                    new Runner(settings.callLimits().concurrency(), stop::isAsked),
                    // A tape keeps their replies, and knows how old they are.
                    isTaped() ? null : settings.framings().admissions(),
                    new Told());
        }
        return admissions;
    }

    /** Says on the console how far the questions to each judge have come. */
    private final class Told implements Admissions.Progress {

        private final Map<Judge, ConsoleReport.Progress> lines = new HashMap<>();

        @Override
        public void at(Judge judge, long ended, long planned, String waiting) {
            lines.computeIfAbsent(judge, asked -> console.progressOf("admission of judge " + asked.name()))
                    .at(ended, planned, waiting, () -> "calibration pairs");
        }

        @Override
        public void notKept(Judge judge, IOException problem) {
            console.print("the admission of judge " + judge.name() + " cannot be kept in "
                    + settings.framings().admissions() + " (" + problem.getMessage()
                    + "), so that the next launch asks "
                    + "it again; name another folder in " + TenetSettings.ADMISSIONS);
        }
    }

    private boolean isTaped() {
        return settings.taping().isOn();
    }

    /** The calibration pairs that the settings name. */
    static List<Material> materials(Settings settings) {
        return names(settings).stream()
                .map(name -> name.equals(TenetSettings.BUNDLED)
                        ? JudgeMaterials.bundledPairs()
                        : Material.of(new FileLocation(name)))
                .toList();
    }

    private static List<String> names(Settings settings) {
        return Arrays.stream(settings.framings().judgePairs().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private CalibrationPairs pairs(CalibrationPairs bundled) throws IOException {
        List<String> names = names(settings);
        CalibrationPairs own = CalibrationPairs.read(
                String.join(", ", names),
                names.stream()
                        .filter(name -> !name.equals(TenetSettings.BUNDLED))
                        .map(FileLocation::new)
                        .toList());
        CalibrationPairs all = names.contains(TenetSettings.BUNDLED) ? bundled.and(own) : own;
        return all.requireEnough();
    }
}
