package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RecordedTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The transcripts of a run, as many as fit: of each spec trials on which judges disagree, and of every outcome the first
 * ones, the worst outcome first. Reads the trials one by one, and holds only what fits.
 */
final class Transcripts {

    /** The total size of transcripts, in bytes, so that a page stays below 3 MB. */
    private static final long ROOM = 2_200_000;

    // Specs with few trials leave room to others; the memory for trials that may be shown is bounded all the same.
    private static final int SHARES = 4;

    private final WorseCases worse;
    private final Map<String, TranscriptGroup> groups = new LinkedHashMap<>();
    private String unreadable = "";

    private Transcripts(RecordedRun run, WorseCases worse) {
        this.worse = worse;
        long measured = run.specs().stream()
                .filter(spec -> spec.json().path("asked").asLong() > 0)
                .count();
        int room = (int) Math.min(ROOM, SHARES * ROOM / Math.max(1, measured));
        List<RecordedSpec> specs = run.specs();
        for (RecordedSpec spec : specs) {
            if (spec.json().path("asked").asLong() > 0) {
                groups.put(
                        key(spec.spec(), spec.subject().orElse("")),
                        new TranscriptGroup(spec.shortName(), verdicts(spec), room));
            }
        }
    }

    private static List<String> verdicts(RecordedSpec spec) {
        return spec.claims().stream().map(RecordedClaim::verdict).distinct().toList();
    }

    static Transcripts of(RecordedRun run) throws IOException {
        Transcripts transcripts = new Transcripts(run, WorseCases.of(run));
        try (Stream<RecordedTrial> trials = run.trials()) {
            trials.forEach(transcripts::add);
        } catch (UncheckedIOException unreadable) {
            // The page shows the trials before the malformed line.
            transcripts.unreadable = String.valueOf(unreadable.getMessage());
        }
        return transcripts;
    }

    private void add(RecordedTrial trial) {
        TranscriptGroup group = groups.get(key(trial.spec(), trial.subject()));
        if (group != null) {
            group.add(trial, worse.before(trial));
        }
    }

    private static String key(String spec, String subject) {
        return spec + "\n" + subject;
    }

    void write(Html html) {
        if (groups.values().stream().allMatch(group -> group.trials() == 0)) {
            return;
        }
        html.open("section", "id", "transcripts").element("h2", "Transcripts");
        if (!unreadable.isEmpty()) {
            html.element("p", "Not all trials could be read: " + Excerpt.of(unreadable, 400), "class", "meta");
        }
        Map<TranscriptGroup, List<Transcript>> kept = new LinkedHashMap<>();
        Map<TranscriptGroup, Long> shares = shares();
        groups.values().stream()
                .filter(group -> group.trials() > 0)
                .forEach(group -> kept.put(group, group.kept(shares.getOrDefault(group, 0L))));
        controls(kept, html);
        kept.forEach((group, transcripts) -> write(group, transcripts, html));
        html.close();
    }

    /** Shares the room out: the smallest get all that they need, the others the same. */
    private Map<TranscriptGroup, Long> shares() {
        List<TranscriptGroup> smallestFirst = new ArrayList<>(groups.values());
        smallestFirst.sort(Comparator.comparingLong(TranscriptGroup::size));
        Map<TranscriptGroup, Long> shares = new HashMap<>();
        long left = ROOM;
        for (int i = 0; i < smallestFirst.size(); i++) {
            long share = Math.min(smallestFirst.get(i).size(), left / (smallestFirst.size() - i));
            shares.put(smallestFirst.get(i), share);
            left -= share;
        }
        return shares;
    }

    private static void write(TranscriptGroup group, List<Transcript> kept, Html html) {
        html.open("details", "class", "group", "data-verdicts", String.join("|", group.verdicts()))
                .open("summary")
                .text(group.title() + " ");
        group.verdicts().forEach(verdict -> Tone.chip(verdict, html));
        html.element(
                        "span",
                        kept.size() == group.trials()
                                ? String.format(Locale.ROOT, " all %,d", group.trials())
                                : String.format(
                                        Locale.ROOT,
                                        " %,d of %,d: the worst, typical, and disputed trials; all trials are in"
                                                + " trials.jsonl",
                                        kept.size(),
                                        group.trials()),
                        "class",
                        "meta")
                .close();
        kept.forEach(transcript -> html.append(transcript.html()));
        html.close();
    }

    /** Controls of the script, which shows them. */
    private static void controls(Map<TranscriptGroup, List<Transcript>> kept, Html html) {
        Set<String> verdicts = new TreeSet<>();
        Set<String> outcomes = new TreeSet<>();
        Set<String> cells = new TreeSet<>();
        kept.forEach((group, transcripts) -> {
            verdicts.addAll(group.verdicts());
            transcripts.forEach(transcript -> {
                outcomes.add(transcript.outcome());
                cells.add(transcript.cell());
            });
        });
        cells.remove("");
        html.open("div", "class", "controls", "id", "controls", "hidden", "hidden");
        html.open("label")
                .text("Search ")
                .empty("input", "type", "search", "id", "search")
                .close();
        choice("Of specs with a claim that is", "verdict", verdicts, html);
        choice("Outcome", "outcome", outcomes, html);
        choice("Cell", "cell", cells, html);
        html.open("label").text("Only ").open("select", "id", "flag");
        html.element("option", "all", "value", "*")
                .element("option", "with a refusal", "value", "refusal")
                .element("option", "judges disagree", "value", "disagreed")
                .element("option", "worse than the baseline", "value", "worse")
                .element("option", "after the decision", "value", "uncounted");
        html.close().close();
        html.element("output", "", "id", "found", "aria-live", "polite").close();
    }

    private static void choice(String label, String id, Set<String> values, Html html) {
        html.open("label").text(label + " ").open("select", "id", id);
        html.element("option", "all", "value", "*");
        values.forEach(value -> html.element("option", value, "value", value));
        html.close().close();
    }
}
