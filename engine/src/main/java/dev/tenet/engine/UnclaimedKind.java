package dev.tenet.engine;

import dev.tenet.trial.Bench;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Measurement;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * Stands for a kind that is missing from the class path: a method with its annotation is an invalid spec, because a method
 * that nobody measures must not leave a build green.
 */
record UnclaimedKind(Class<Annotation> annotation) implements Kind<Annotation> {

    @Override
    public Declared<?> declared(Annotation declared) {
        return new Declared<>() {
            @Override
            public Class<Figures> figures() {
                return Figures.class;
            }

            @Override
            public List<String> problems() {
                return List.of("no kind of value test with the annotation @" + annotation.getSimpleName()
                        + " is on the class path; expected its implementation of " + Kind.class.getName()
                        + " to be listed in META-INF/services/" + Kind.class.getName());
            }

            @Override
            public List<Claim<Figures>> claims() {
                return List.of();
            }

            @Override
            public Measurement<?, ?, Figures> on(Bench bench) {
                throw new IllegalStateException("an invalid spec is never measured");
            }
        };
    }
}
