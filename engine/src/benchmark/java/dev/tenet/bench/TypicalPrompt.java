package dev.tenet.bench;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.DeepValueDesign;
import dev.tenet.deepvalue.GeneratedTrials;
import dev.tenet.deepvalue.ScenarioBank;
import dev.tenet.deepvalue.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deep-value prompts with four examples: what one trial sends. */
public final class TypicalPrompt {

    private static final int TRIALS = 501;
    private static final Selection FOUR_SHOTS = new Selection("", "", List.of(), List.of(), List.of(4));

    private TypicalPrompt() {}

    /** The trials of the benchmark's spec, from the first. */
    static GeneratedTrials trials(long number) {
        ScenarioBank bank = ScenarioBank.bundled();
        return new GeneratedTrials(DeepValueDesign.of(bank, FOUR_SHOTS, Guidance.NONE, Control.NONE, number, 1), bank);
    }

    /** The one of middling length. */
    public static String text() {
        GeneratedTrials trials = trials(TRIALS);
        List<String> prompts = new ArrayList<>();
        for (var trial = trials.next(); trial.isPresent(); trial = trials.next()) {
            prompts.add(trial.get().prompt());
        }
        prompts.sort(Comparator.comparingInt(String::length));
        return prompts.get(TRIALS / 2);
    }
}
