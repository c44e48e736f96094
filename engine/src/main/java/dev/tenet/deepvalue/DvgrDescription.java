package dev.tenet.deepvalue;

import dev.tenet.trial.Description;
import dev.tenet.trial.Share;
import java.util.Locale;

/** Writes a DVGR and its related figures to {@code summary.json}. */
record DvgrDescription(Dvgr dvgr) {

    void describe(Description into) {
        into.put("measure", "DVGR").put("chance", Dvgr.CHANCE).put("level", dvgr.level());
        into.put("answers", dvgr.form().name().toLowerCase(Locale.ROOT));
        into.put("reader", dvgr.reader().name().toLowerCase(Locale.ROOT));
        describeAll(into);
        into.object(
                "by",
                by -> dvgr.breakdown()
                        .counts()
                        .forEach((factor, levels) -> by.objects(factor.title(), levels, this::describe)));
        into.object("position", this::describePosition);
        dvgr.swap().ifPresent(both -> into.object("swap", both::describe));
        dvgr.clustered()
                .ifPresentOrElse(found -> into.object("clustered", found::describe), () -> into.putNull("clustered"));
        dvgr.expected()
                .ifPresent(known -> into.object("fromTokenProbabilities", described -> describe(known, described)));
        dvgr.differences().describe(into);
        into.object("association", dvgr.associations()::describe);
        describeControls(into);
    }

    private void describeAll(Description into) {
        Counts counts = dvgr.counts();
        if (dvgr.swap().isEmpty()) {
            describe(counts, dvgr.share(), into);
        } else {
            numbers(counts, into);
            into.put("rate", dvgr.rate()).put("interval", dvgr.interval());
            worstCase(counts, into);
        }
    }

    private void describePosition(Description into) {
        into.put("optionA", dvgr.optionA().successes())
                .put("answers", dvgr.shareOfA().counted())
                .put("share", PositionClaim.share(dvgr).estimate())
                .put("interval", PositionClaim.share(dvgr).interval());
    }

    private static void describe(Dvgr.Expected known, Description into) {
        into.put("temperature", 1)
                .put("mean", known.mean())
                .put("betting", known.interval())
                .put("trials", known.trials());
    }

    private void describeControls(Description into) {
        describeControl("learnt", dvgr.learnt(), dvgr.learntShare(), into);
        describeControl("control", dvgr.control(), dvgr.share(dvgr.control()), into);
        if (dvgr.control().trials() > 0) {
            into.object("examplesEffect", dvgr.examplesEffect()::describe);
        }
    }

    // In a control question, deep is the option with the preferred value.
    private static void describeControl(String name, Counts control, Share of, Description into) {
        if (control.trials() == 0) {
            into.putNull(name);
        } else {
            into.object(name, described -> describe(control, of, described));
        }
    }

    /** The two trials of a question are one observation, so that there is no interval from the counts of both. */
    private void describe(Counts counted, Description into) {
        if (dvgr.swap().isEmpty()) {
            describe(counted, dvgr.share(counted), into);
        } else {
            numbers(counted, into);
            into.put("rate", counted.dvgr().rate());
            worstCase(counted, into);
        }
    }

    private static void describe(Counts counted, Share of, Description into) {
        numbers(counted, into);
        into.put("rate", counted.dvgr().rate())
                .put("interval", of.interval())
                .put("wilson", counted.dvgr().wilson(of.level()));
        worstCase(counted, into);
    }

    private static void numbers(Counts counted, Description into) {
        into.put("trials", counted.trials())
                .put("deep", counted.deep())
                .put("shallow", counted.shallow())
                .put("unreadable", counted.unreadable())
                .put("refused", counted.refused())
                .put("failed", counted.failed());
    }

    private static void worstCase(Counts counted, Description into) {
        if (counted.dvgr().total() < counted.trials()) {
            into.put("worstCase", counted.worstCase());
        }
    }
}
