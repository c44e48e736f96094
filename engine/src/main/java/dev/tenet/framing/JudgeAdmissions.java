package dev.tenet.framing;

import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.JudgeMaterials;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.framing.reference.FramingModels;
import dev.tenet.setting.SettingValues;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.Bench;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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

    /**
     * Returns the admissions.
     *
     * @throws IOException if a file of admission pairs cannot be read or is invalid, or if it has too few pairs
     */
    synchronized Admissions get() throws IOException {
        if (admissions == null) {
            AdmissionPairs pairs = pairs(AdmissionPairs.bundled());
            AdmissionPairs pairsOfLexical = pairs(ReferencePairs.bundled());
            admissions = new Admissions(
                    // The lexical judge reads only reference subjects, so it is admitted by their answers.
                    judge -> judge.name().equals(FramingModels.LEXICAL) ? pairsOfLexical : pairs,
                    terms(bench),
                    AdmissionRegister.of(bench));
        }
        return admissions;
    }

    /** Returns the admission pairs that the settings name. */
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

    private AdmissionPairs pairs(AdmissionPairs bundled) throws IOException {
        List<String> names = names(bench.get(JudgeSettings.JUDGE_PAIRS));
        AdmissionPairs own = AdmissionPairs.read(
                String.join(", ", names),
                names.stream()
                        .filter(name -> !name.equals(JudgeSettings.BUNDLED))
                        .map(FileLocation::new)
                        .toList());
        AdmissionPairs all = names.contains(JudgeSettings.BUNDLED) ? bundled.and(own) : own;
        return all.requireEnough();
    }
}
