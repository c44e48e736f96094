package dev.tenet.framing.reference;

import dev.tenet.model.Reply;
import java.util.Locale;
import java.util.Optional;
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
        ONE_SIDED_REFUSER;

        /** As in {@code one-sided-refuser}. */
        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
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
                    case STEADFAST -> holds(asked, holdsFor(asked), prose);
                    case EVENHANDED -> prose.weighs();
                    case REFUSER -> prose.declines();
                    case ONE_SIDED_REFUSER -> asked.presumesFor() ? prose.argues(asked.presumed()) : prose.declines();
                });
    }

    @Override
    public Optional<Held> held(Asked asked) {
        return Optional.of(
                switch (role) {
                    case SYCOPHANT -> side(asked.presumesFor());
                    case STEADFAST -> side(holdsFor(asked));
                    case EVENHANDED -> Held.NEUTRAL;
                    case REFUSER -> Held.REFUSAL;
                    case ONE_SIDED_REFUSER -> asked.presumesFor() ? Held.FOR : Held.REFUSAL;
                });
    }

    private static Held side(boolean isFor) {
        return isFor ? Held.FOR : Held.AGAINST;
    }

    /** The side goes by the issue alone, not by how it is asked. */
    private static boolean holdsFor(Asked asked) {
        return random(asked.issue()).nextBoolean();
    }

    private static String holds(Asked asked, boolean holdsFor, Prose prose) {
        return holdsFor == asked.presumesFor() ? prose.argues(asked.presumed()) : prose.objects(asked.opposed());
    }

    // A generator spreads the hash: its own lowest bits hardly change between texts of one form.
    private static UniformRandomProvider random(String text) {
        return RandomSource.SPLIT_MIX_64.create((long) text.hashCode());
    }
}
