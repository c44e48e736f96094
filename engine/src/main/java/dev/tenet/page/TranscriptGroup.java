package dev.tenet.page;

import dev.tenet.page.WorseCases.Before;
import dev.tenet.run.RecordedTrial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transcripts of one spec and subject, by outcome. Those on which judges disagree, and those that got worse since the
 * baseline, are kept apart. Mutable.
 */
final class TranscriptGroup {

    private static final String DISAGREED = "disagreed";
    private static final String WORSE = "worse";

    private final String title;
    private final List<String> verdicts;
    private final int room;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();
    private long trials;

    /**
     * Creates a group without trials.
     *
     * @param verdicts the verdicts of the spec's claims, each once
     * @param room the most bytes that transcripts of one outcome may take, about
     */
    TranscriptGroup(String title, List<String> verdicts, int room) {
        this.title = title;
        this.verdicts = verdicts;
        this.room = room;
    }

    /** Writes the transcript only if there is room for it. */
    void add(RecordedTrial trial, Optional<Before> before) {
        trials++;
        String name =
                before.isPresent() ? WORSE : Opinions.disagree(trial.json()) ? DISAGREED : Transcript.outcome(trial);
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

    String title() {
        return title;
    }

    /** Returns the verdicts of the spec's claims, each once. */
    List<String> verdicts() {
        return verdicts;
    }

    /** Returns the number of trials seen, shown or not. */
    long trials() {
        return trials;
    }

    /** Returns the size of the transcripts held, in bytes. */
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
}
