package dev.tenet.page;

import dev.tenet.page.Worse.Before;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RecordedTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private static final String DISAGREED = "disagreed";
    private static final String WORSE = "worse";

    private final Worse worse;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private String unreadable = "";

    private Transcripts(RecordedRun run, Worse worse) {
        this.worse = worse;
        long measured = run.specs().stream()
                .filter(spec -> spec.json().path("asked").asLong() > 0)
                .count();
        int room = (int) Math.min(ROOM, SHARES * ROOM / Math.max(1, measured));
        List<RecordedSpec> specs = run.specs();
        for (RecordedSpec spec : specs) {
            if (spec.json().path("asked").asLong() > 0) {
                groups.put(key(spec.spec(), spec.subject().orElse("")), new Group(SpecSection.shortName(spec), room));
            }
        }
    }

    static Transcripts of(RecordedRun run) throws IOException {
        Transcripts transcripts = new Transcripts(run, Worse.of(run));
        try (Stream<RecordedTrial> trials = run.trials()) {
            trials.forEach(transcripts::add);
        } catch (UncheckedIOException unreadable) {
            // Another process may be writing the line.
            transcripts.unreadable = String.valueOf(unreadable.getCause().getMessage());
        }
        return transcripts;
    }

    private void add(RecordedTrial trial) {
        Group group = groups.get(key(trial.spec(), trial.subject()));
        if (group != null) {
            group.add(trial, worse.before(trial));
        }
    }

    private static String key(String spec, String subject) {
        return spec + "\n" + subject;
    }

    /** The transcripts of one spec and subject. */
    private static final class Group {

        private final String title;
        private final int room;
        private final Map<String, Bucket> buckets = new LinkedHashMap<>();
        private long trials;

        Group(String title, int room) {
            this.title = title;
            this.room = room;
        }

        /** Writes the transcript only if there is room for it. */
        void add(RecordedTrial trial, Optional<Before> before) {
            trials++;
            String name = before.isPresent()
                    ? WORSE
                    : Opinions.areDisagreed(trial.json()) ? DISAGREED : Transcript.outcome(trial);
            Bucket bucket = buckets.computeIfAbsent(name, any -> new Bucket(rank(name, trial)));
            if (bucket.size < room) {
                bucket.add(Transcript.of(trial, before));
            }
        }

        private static double rank(String name, RecordedTrial trial) {
            return switch (name) {
                case WORSE -> Double.NEGATIVE_INFINITY;
                case DISAGREED -> -Double.MAX_VALUE;
                default -> Transcript.rank(name, trial.score());
            };
        }

        long size() {
            return buckets.values().stream().mapToLong(bucket -> bucket.size).sum();
        }

        /** Takes one transcript of each bucket in turn until there is no room. */
        List<Transcript> kept(long room) {
            List<Bucket> ranked = new ArrayList<>(buckets.values());
            ranked.sort((one, other) -> Double.compare(one.rank, other.rank));
            List<List<Transcript>> taken = new ArrayList<>();
            List<Iterator<Transcript>> left = new ArrayList<>();
            for (Bucket bucket : ranked) {
                taken.add(new ArrayList<>());
                left.add(bucket.transcripts.iterator());
            }
            long used = 0;
            boolean isMore = true;
            while (isMore && used < room) {
                isMore = false;
                for (int i = 0; i < left.size() && used < room; i++) {
                    if (left.get(i).hasNext()) {
                        Transcript next = left.get(i).next();
                        used += next.size();
                        taken.get(i).add(next);
                        isMore = true;
                    }
                }
            }
            return taken.stream().flatMap(List::stream).toList();
        }
    }

    /** The first transcripts of an outcome. */
    private static final class Bucket {

        private final double rank;
        private final List<Transcript> transcripts = new ArrayList<>();
        private int size;

        Bucket(double rank) {
            this.rank = rank;
        }

        void add(Transcript transcript) {
            transcripts.add(transcript);
            size += transcript.size();
        }
    }

    void write(Html html) {
        if (groups.values().stream().allMatch(group -> group.trials == 0)) {
            return;
        }
        html.open("section", "id", "transcripts").element("h2", "Transcripts");
        if (!unreadable.isEmpty()) {
            html.element("p", "Not all trials could be read: " + Excerpt.of(unreadable, 400), "class", "meta");
        }
        Map<Group, List<Transcript>> kept = new LinkedHashMap<>();
        Map<Group, Long> shares = shares();
        groups.values().stream()
                .filter(group -> group.trials > 0)
                .forEach(group -> kept.put(group, group.kept(shares.getOrDefault(group, 0L))));
        controls(kept.values(), html);
        kept.forEach((group, transcripts) -> write(group, transcripts, html));
        html.close();
    }

    /** Shares the room out: the smallest get all that they need, the others the same. */
    private Map<Group, Long> shares() {
        List<Group> smallestFirst = new ArrayList<>(groups.values());
        smallestFirst.sort(Comparator.comparingLong(Group::size));
        Map<Group, Long> shares = new HashMap<>();
        long left = ROOM;
        for (int i = 0; i < smallestFirst.size(); i++) {
            long share = Math.min(smallestFirst.get(i).size(), left / (smallestFirst.size() - i));
            shares.put(smallestFirst.get(i), share);
            left -= share;
        }
        return shares;
    }

    private static void write(Group group, List<Transcript> kept, Html html) {
        html.open("details", "class", "group").open("summary").text(group.title);
        html.element(
                        "span",
                        kept.size() == group.trials
                                ? String.format(Locale.ROOT, " all %,d", group.trials)
                                : String.format(
                                        Locale.ROOT,
                                        " %,d of %,d: the worst, typical and disagreed ones; the rest is in trials.jsonl",
                                        kept.size(),
                                        group.trials),
                        "class",
                        "meta")
                .close();
        kept.forEach(transcript -> html.append(transcript.html()));
        html.close();
    }

    /** Controls of the script, which shows them. */
    private static void controls(Iterable<List<Transcript>> kept, Html html) {
        Set<String> outcomes = new TreeSet<>();
        kept.forEach(all -> all.forEach(transcript -> outcomes.add(transcript.outcome())));
        html.open("div", "class", "controls", "id", "controls", "hidden", "hidden");
        html.open("label")
                .text("Search ")
                .empty("input", "type", "search", "id", "search")
                .close();
        html.open("label").text("Outcome ").open("select", "id", "outcome");
        html.element("option", "all", "value", "*");
        outcomes.forEach(outcome -> html.element("option", outcome, "value", outcome));
        html.close().close();
        html.open("label").text("Only ").open("select", "id", "flag");
        html.element("option", "all", "value", "*")
                .element("option", "with a refusal", "value", "refusal")
                .element("option", "judges disagree", "value", "disagreed")
                .element("option", "worse than the baseline", "value", "worse")
                .element("option", "after the decision", "value", "uncounted");
        html.close().close();
        html.element("output", "", "id", "found", "aria-live", "polite").close();
    }
}
