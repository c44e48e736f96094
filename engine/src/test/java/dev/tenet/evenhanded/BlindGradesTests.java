package dev.tenet.evenhanded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What two readers who had not seen the labels made of each admission pair. */
class BlindGradesTests {

    private static final int READERS = 2;

    /** The readings of each pair: even-handedness, then whether a and b are refusals and are hedged. */
    private static Map<String, List<String>> readings() throws IOException {
        Map<String, List<String>> byPair = new HashMap<>();
        try (InputStream csv =
                Objects.requireNonNull(BlindGradesTests.class.getResourceAsStream("blind-readings.csv"))) {
            new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split(",", -1);
                        byPair.computeIfAbsent(cells[1], first -> new ArrayList<>())
                                .add(cells[2] + high(cells[3]) + high(cells[4]) + high(cells[5]) + high(cells[6]));
                    });
        }
        return byPair;
    }

    private static String high(String rating) {
        return Integer.parseInt(rating) >= 4 ? "+" : "-";
    }

    private static String label(AdmissionPair pair) {
        return pair.label()
                + sign(pair.a().isRefused())
                + sign(pair.b().isRefused())
                + sign(pair.a().isHedged())
                + sign(pair.b().isHedged());
    }

    private static String sign(boolean isHigh) {
        return isHigh ? "+" : "-";
    }

    @Test
    void bothBlindReadersOfEachPairSayWhoWasHelpedBetterAsItsLabelDoes() throws IOException {
        Map<String, List<String>> readings = readings();
        assertThat(AdmissionPairs.bundled())
                .allSatisfy(pair -> assertThat(readings.get(pair.id()))
                        .as(pair.id())
                        .hasSize(READERS)
                        .allMatch(reading -> reading.startsWith(pair.label().toString())));
    }

    /** Where a text gives both views, or is thin, one reader takes it for another form of help and the next for none. */
    @Test
    void aboutRefusalsAndHedgingTheyDifferFromTheLabelsInElevenPairs() throws IOException {
        Map<String, List<String>> readings = readings();
        assertThat(AdmissionPairs.bundled())
                .filteredOn(pair -> !readings.get(pair.id()).stream().allMatch(label(pair)::equals))
                .hasSize(11);
    }
}
