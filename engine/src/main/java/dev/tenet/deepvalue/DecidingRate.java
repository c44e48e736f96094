package dev.tenet.deepvalue;

import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Share;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Optional;

/** The rate that decides a claim, with its interval: a share of trials, or a mean over questions asked in both orders. */
sealed interface DecidingRate {

    double estimate();

    Interval interval();

    Verdict verdict(Threshold threshold);

    Optional<String> advice(Threshold threshold, Advice.Words words);

    String inWords(Advice.Words words, double... thresholds);

    Evidence evidence(double threshold);

    /** Each trial is one observation. */
    record OfTrials(Share share) implements DecidingRate {

        @Override
        public double estimate() {
            return share.proportion().rate();
        }

        @Override
        public Interval interval() {
            return share.interval();
        }

        @Override
        public Verdict verdict(Threshold threshold) {
            return share.verdict(threshold);
        }

        @Override
        public Optional<String> advice(Threshold threshold, Advice.Words words) {
            return share.advice(threshold, words);
        }

        @Override
        public String inWords(Advice.Words words, double... thresholds) {
            return share.inWords(words, thresholds);
        }

        @Override
        public Evidence evidence(double threshold) {
            return share.evidence(threshold);
        }
    }

    /** The two trials of a question are one observation. */
    record OfQuestions(GroupedMean mean) implements DecidingRate {

        @Override
        public double estimate() {
            return mean.estimate();
        }

        @Override
        public Interval interval() {
            return mean.interval();
        }

        @Override
        public Verdict verdict(Threshold threshold) {
            return mean.verdict(threshold);
        }

        @Override
        public Optional<String> advice(Threshold threshold, Advice.Words words) {
            return mean.advice(threshold, words);
        }

        @Override
        public String inWords(Advice.Words words, double... thresholds) {
            return mean.inWords(words, thresholds);
        }

        @Override
        public Evidence evidence(double threshold) {
            return mean.evidence(threshold);
        }
    }
}
