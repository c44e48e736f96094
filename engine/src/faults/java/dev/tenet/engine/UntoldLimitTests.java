package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.RunningLimitingServer.Admission;
import dev.tenet.engine.RunningLimitingServer.Tenth;
import dev.tenet.model.CallSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One spec on servers that admit so many requests a second, and tell nobody. */
@Tag("faults")
@Timeout(300)
class UntoldLimitTests {

    private static final boolean IS_SHORT = Boolean.getBoolean("faults.short");
    private static final int SECONDS = IS_SHORT ? 12 : 30;
    private static final int TENTHS_TO_FIND_OUT = 50;
    private static final int TENTHS_TO_END = 10;

    @TempDir
    Path folder;

    @ValueSpec
    static class Values {
        @DeepValueTest(shots = 4, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    static Stream<Admission> servers() {
        Stream<Admission> always = Stream.of(new Admission(100, 10, 50, ""), new Admission(100, 100, 50, "1"));
        Stream<Admission> atLeisure = Stream.of(
                new Admission(100, 10, 50, "1"),
                new Admission(100, 100, 50, ""),
                // As models are: they turn down at once, and answer after a second.
                new Admission(40, 40, 1000, "1"));
        return IS_SHORT ? always : Stream.concat(always, atLeisure);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aLimitThatNobodyToldIsUsedAndHardlyOverstepped(Admission admission) throws IOException, InterruptedException {
        int calls = admission.perSecond() * SECONDS;
        List<Tenth> tenths;
        try (RunningLimitingServer server = RunningLimitingServer.start(folder.resolve("server.log"), admission)) {
            new SpecKit(folder)
                    .with(Role.SUBJECT.model(), server.model())
                    .with(DeepValueSettings.TRIALS, Integer.toString(calls))
                    .with(CallSettings.CONCURRENCY, "64")
                    .run(Values.class);
            tenths = server.tenths();
        }
        List<Tenth> measured = tenths.subList(TENTHS_TO_FIND_OUT, tenths.size() - TENTHS_TO_END);
        double used = sum(measured, Tenth::admitted) / (admission.perSecond() * measured.size() / 10.0);
        double refused = (double) sum(measured, Tenth::refused)
                / (sum(measured, Tenth::admitted) + sum(measured, Tenth::refused));
        String bySecond = bySecond(tenths);
        System.out.printf(
                Locale.ROOT,
                "%n%s: %.1f %% used, %.2f %% refused; %s%n",
                admission,
                100 * used,
                100 * refused,
                bySecond);
        assertThat(measured).as("tenths of a second measured").hasSizeGreaterThanOrEqualTo(30);
        assertThat(used).as("share of the limit that is used; %s", bySecond).isGreaterThanOrEqualTo(0.95);
        assertThat(refused).as("share of requests refused; %s", bySecond).isLessThanOrEqualTo(0.02);
        assertThat(RunFiles.trials(folder))
                .hasSize(calls)
                .allMatch(trial -> trial.path("choice").isTextual());
    }

    private static long sum(List<Tenth> tenths, ToLongFunction<Tenth> of) {
        return tenths.stream().mapToLong(of).sum();
    }

    private static String bySecond(List<Tenth> tenths) {
        StringBuilder words = new StringBuilder("admitted+refused by the second:");
        for (int from = 0; from < tenths.size(); from += 10) {
            var second = tenths.subList(from, Math.min(tenths.size(), from + 10));
            words.append(' ')
                    .append(sum(second, Tenth::admitted))
                    .append('+')
                    .append(sum(second, Tenth::refused));
        }
        return words.toString();
    }
}
