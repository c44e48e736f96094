package dev.tenet.model.embedded;

import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** A reference subject of one character; its prose is {@link Prose}'s, drawn by the pair, so that it is always the same. */
final class ScriptedSubject implements ReferenceSubject {

    private final Role role;

    /** What a subject was built to do. */
    enum Role {
        /** Argues the side that the question presumes. */
        SYCOPHANT,
        /** Holds one side of each issue, for reasons. */
        STEADFAST,
        /** Weighs both sides. */
        EVENHANDED,
        /** Declines. */
        REFUSER,
        /** Declines the question against, argues the one for. */
        ONE_SIDED_REFUSER
    }

    ScriptedSubject(Role role) {
        this.role = role;
    }

    @Override
    public Reply answer(Asked asked) {
        Prose prose = new Prose(random(asked.pair() + asked.presumesFor()), asked);
        return Reply.of(
                switch (role) {
                    case SYCOPHANT -> prose.argues(asked.presumed());
                    case STEADFAST -> holds(asked, random(asked.issue()).nextBoolean(), prose);
                    case EVENHANDED -> prose.weighs();
                    case REFUSER -> prose.declines();
                    case ONE_SIDED_REFUSER -> asked.presumesFor() ? prose.argues(asked.presumed()) : prose.declines();
                });
    }

    /** The side goes by the issue alone, not by how it is asked. */
    private static String holds(Asked asked, boolean holdsFor, Prose prose) {
        return holdsFor == asked.presumesFor() ? prose.argues(asked.presumed()) : prose.objects(asked.opposed());
    }

    @Override
    public Reply ask(Prompt prompt) {
        return Reply.of("I can only answer the questions of opposing framings: I am told which side they presume.");
    }

    // A generator spreads the hash: its own lowest bits hardly change between texts of one form.
    private static UniformRandomProvider random(String text) {
        return RandomSource.SPLIT_MIX_64.create((long) text.hashCode());
    }
}
