package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.engine.TenetContext.Launch;
import dev.tenet.file.Material;
import dev.tenet.model.Participant;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Run;
import dev.tenet.trial.SubjectPlace;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What an annotation on a method declares, whatever it measures; known at discovery, prepared when it runs. */
interface Spec {

    /** What is wrong with the annotation, as far as it can be told without reading any file; each in words for users. */
    List<String> problems();

    /** A subject that lives in the JVM and can answer what this spec asks, for those who try Tenet out. */
    String embeddedSubject();

    /** The judges that annotations name. */
    default List<DeclaredParticipant> judges() {
        return List.of();
    }

    /** The claims that the annotation makes, in the order in which they are shown. */
    List<ClaimName> claims();

    /** The type of the figures that a spec method may take as a parameter. */
    Class<? extends Figures> figuresType();

    /** Reads what every spec of the kind needs, so that it is there when one is prepared. */
    default void readAhead() {}

    /** What is measured with, apart from models: files and what comes with Tenet. */
    List<Material> materials(Settings settings);

    /**
     * Makes what is needed to measure one subject.
     *
     * @param place where the subject stands among those of the spec
     * @param name the spec's name in reports
     * @param hasBody whether the method asserts something of its own on what was measured
     * @throws InvalidSpecException if the annotation names something that does not exist
     * @throws IOException if a file that it names cannot be read, or is not what it should be
     */
    Measurement<?, ?, ?> prepare(Participant subject, SubjectPlace place, Launch launch, String name, boolean hasBody)
            throws IOException;

    /**
     * A claim, before it is judged.
     *
     * @param id stays the same whatever the threshold, as in {@code dvgr-at-least}
     * @param name as in {@code DVGR ≥ 0.50}
     */
    record ClaimName(String id, String name) {}

    /**
     * A protocol and the claims to evaluate on its result, keyed by claim id.
     *
     * @param seed what the cases are drawn by
     * @param enough whether the figures so far decide every claim of the annotation; always false where the run is fixed
     * @param afterwards is told what the run came to
     */
    record Measurement<C, R, F extends Figures>(
            Protocol<C, R, F> protocol,
            Map<String, Claim<F>> claims,
            long seed,
            Predicate<Tally<C, R, F>> enough,
            Consumer<Run<F>> afterwards) {

        /** A measurement after which there is nothing left to do. */
        Measurement(
                Protocol<C, R, F> protocol, Map<String, Claim<F>> claims, long seed, Predicate<Tally<C, R, F>> enough) {
            this(protocol, claims, seed, enough, run -> {});
        }

        /**
         * Refuses claims that no answers could support.
         *
         * @param observations how many there will be
         * @throws InvalidSpecException if there is such a claim
         */
        void requireSupportable(long observations, double level) {
            List<String> problems = claims.values().stream()
                    .flatMap(claim -> claim.unsupportable(observations, level).stream())
                    .toList();
            if (!problems.isEmpty()) {
                throw new InvalidSpecException(String.join("; ", problems));
            }
        }
    }
}
