package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.Spec.ClaimName;
import dev.tenet.engine.TenetContext.Launch;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.trial.HealthLimits;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A spec method as it stands in the code: its spec, its subjects, its body, and what is wrong with any of them.
 *
 * @param type the spec class it was found in, which may inherit it
 * @param method the method
 * @param spec what its annotation declares
 * @param subjects its subjects; empty if the setting decides
 * @param problems what is wrong, each in words for users; a spec with problems is not run
 */
record SpecMethod(Class<?> type, Method method, Spec spec, List<DeclaredParticipant> subjects, List<String> problems) {

    static final ClaimName HEALTH = new ClaimName("health", HealthLimits.claimName());
    static final ClaimName BODY = new ClaimName("body", "assertions passed");

    static boolean isSpecMethod(Method method) {
        return AnnotationSupport.isAnnotated(method, DeepValueTest.class)
                || AnnotationSupport.isAnnotated(method, OpposingFramingTest.class);
    }

    /**
     * Reads a spec method.
     *
     * @param setting the model of {@link TenetSettings#SUBJECT}, which has a say in what several subjects are called; empty:
     *     nobody set it
     */
    static SpecMethod read(Class<?> type, Method method, Optional<String> setting) {
        Spec spec = specOf(type, method);
        List<DeclaredParticipant> declared = SpecAnnotations.onMethodOrClass(type, method, Subject.class).stream()
                .map(DeclaredParticipant::of)
                .toList();
        DeclaredSubjects subjects = DeclaredSubjects.of(declared, setting);
        String where = type.getName() + "." + method.getName();
        List<String> problems = new ArrayList<>();
        problems.addAll(problemsOf(type));
        Stream.of(
                        lostConditions(type, method),
                        problemsOf(method, spec).stream(),
                        spec.problems().stream(),
                        SpecAnnotations.tagProblems(method).stream(),
                        subjects.problems().stream(),
                        declared.stream().map(DeclaredParticipant::problems).flatMap(List::stream))
                .flatMap(found -> found)
                .forEach(problem -> problems.add(where + ": " + problem));
        return new SpecMethod(type, method, spec, subjects.subjects(), List.copyOf(problems));
    }

    private static Spec specOf(Class<?> type, Method method) {
        return AnnotationSupport.findAnnotation(method, DeepValueTest.class)
                .<Spec>map(DeepValueSpec::new)
                .or(() -> AnnotationSupport.findAnnotation(method, OpposingFramingTest.class)
                        .map(declared -> new FramingSpec(
                                declared,
                                SpecAnnotations.onMethodOrClass(type, method, Judge.class).stream()
                                        .map(DeclaredParticipant::of)
                                        .toList())))
                .orElseThrow(() -> new IllegalArgumentException(method + " is no spec method"));
    }

    /** The method's name, with its parameters where the class has another spec method of that name. */
    String title() {
        boolean isOverloaded = ReflectionSupport.findMethods(
                                type,
                                other -> isSpecMethod(other) && other.getName().equals(method.getName()),
                                HierarchyTraversalMode.TOP_DOWN)
                        .size()
                > 1;
        return isOverloaded
                ? method.getName()
                        + Stream.of(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")"))
                : method.getName();
    }

    /**
     * Opens one of the subjects.
     *
     * @throws InvalidSpecException if nobody names a model
     * @throws dev.tenet.model.ModelNameException if there is no model of that name
     * @throws IOException if the file with the system prompt cannot be read
     */
    Participant open(DeclaredParticipant subject, Launch launch) throws IOException {
        String name = subject.by(launch.settings().subject()).value();
        if (name.isEmpty()) {
            throw new InvalidSpecException("no subject: set " + TenetSettings.SUBJECT + ", or name one in @Subject; "
                    + spec.embeddedSubject() + " is for trying Tenet out");
        }
        return subject.open(launch, name, launch.settings().extras().subject());
    }

    /** The embedded models in annotations that settings replace, each in words for users. */
    List<String> replacements(DeclaredParticipant subject, Settings settings) {
        return Stream.concat(
                        replacement(subject.by(settings.subject()), TenetSettings.SUBJECT),
                        spec.judges().stream()
                                .map(judge -> judge.by(settings.framings().judge()))
                                .flatMap(judge -> replacement(judge, TenetSettings.JUDGE)))
                .distinct()
                .toList();
    }

    private static Stream<String> replacement(DeclaredParticipant participant, String key) {
        return participant.replaced().stream()
                .map(embedded -> key + " = " + participant.value() + " stands in for " + embedded + " in "
                        + participant.annotation());
    }

    /** Every claim of one subject, in the order in which they are shown. */
    List<ClaimName> claims() {
        List<ClaimName> claims = new ArrayList<>(spec.claims());
        claims.add(HEALTH);
        if (hasBodyClaim()) {
            claims.add(BODY);
        }
        return claims;
    }

    boolean hasBodyClaim() {
        return method.getParameterCount() > 0;
    }

    /** As in {@code putsNotHarmingFirst(dev.tenet.deepvalue.Dvgr)}. */
    String signature() {
        return signature(method);
    }

    static String signature(Method method) {
        return method.getName()
                + Stream.of(method.getParameterTypes()).map(Class::getName).collect(Collectors.joining(",", "(", ")"));
    }

    /** What is wrong with a spec class, whichever of its methods runs. */
    static List<String> problemsOf(Class<?> type) {
        String where = type.getName();
        List<String> problems = new ArrayList<>();
        if (!AnnotationSupport.isAnnotated(type, ValueSpec.class)) {
            problems.add(where + " has spec methods but is no spec class; annotate it with @ValueSpec");
        }
        if (Modifier.isPrivate(type.getModifiers())) {
            problems.add(where + " is private; expected a class that the engine can see. Remove \"private\"");
        }
        if (constructorOf(type).isEmpty()) {
            problems.add(where + " has no constructor without arguments; expected one, because an instance is made for"
                    + " each spec method. Move what it needs into fields, or into the method's parameters");
        }
        Class<?> outer = type.getEnclosingClass();
        if (outer != null && !Modifier.isStatic(type.getModifiers()) && Modifier.isAbstract(outer.getModifiers())) {
            problems.add(where + " is an inner class of " + outer.getName()
                    + ", which is abstract and cannot be made; expected a class around it that can. Add \"static\"");
        }
        SpecAnnotations.tagProblems(type).forEach(problem -> problems.add(where + ": " + problem));
        return problems;
    }

    private static Stream<String> lostConditions(Class<?> type, Method method) {
        return Conditions.areKnown()
                ? Stream.empty()
                : LostConditions.on(type, method).stream()
                        .map(name -> name + " cannot be evaluated, because junit-jupiter-api is not on the class path;"
                                + " add org.junit.jupiter:junit-jupiter-api to the test's dependencies, or remove the"
                                + " annotation");
    }

    private static List<String> problemsOf(Method method, Spec spec) {
        List<String> problems = new ArrayList<>();
        if (AnnotationSupport.isAnnotated(method, DeepValueTest.class)
                && AnnotationSupport.isAnnotated(method, OpposingFramingTest.class)) {
            problems.add("the method has both @DeepValueTest and @OpposingFramingTest; expected one of them."
                    + " Make two methods");
        }
        if (Modifier.isPrivate(method.getModifiers())) {
            problems.add("the method is private; expected one that the engine can call. Remove \"private\"");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            problems.add("the method is static; expected an instance method. Remove \"static\"");
        }
        if (method.getReturnType() != void.class) {
            problems.add("the method returns " + method.getReturnType().getSimpleName()
                    + "; expected void, because what it claims is in its annotation and its assertions");
        }
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] != spec.figuresType() && types[i] != ChatModel.class) {
                problems.add("parameter " + (i + 1) + " is a " + types[i].getName() + "; expected "
                        + spec.figuresType().getName() + ", what was measured, or " + ChatModel.class.getName()
                        + ", the subject");
            }
        }
        return problems;
    }

    /** A new instance of the spec class, within new instances of the classes around it where it is an inner one. */
    Object instance() throws Throwable {
        return instanceOf(type);
    }

    private static Object instanceOf(Class<?> type) throws Throwable {
        Constructor<?> constructor =
                constructorOf(type).orElseThrow(() -> new InvalidSpecException(type.getName() + " cannot be made"));
        constructor.setAccessible(true);
        try {
            return constructor.getParameterCount() == 0
                    ? constructor.newInstance()
                    : constructor.newInstance(instanceOf(type.getEnclosingClass()));
        } catch (InvocationTargetException thrown) {
            throw SpecConstructionException.of(type, thrown.getTargetException());
        } catch (ExceptionInInitializerError thrown) {
            throw SpecConstructionException.of(type, thrown.getException());
        }
    }

    private static Optional<Constructor<?>> constructorOf(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        Class<?>[] needs = inner ? new Class<?>[] {type.getEnclosingClass()} : new Class<?>[0];
        try {
            return Optional.of(type.getDeclaredConstructor(needs));
        } catch (NoSuchMethodException missing) {
            return Optional.empty();
        }
    }

    /** Calls the method, and throws what it throws. */
    void call(Object instance, @Nullable Object... arguments) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** The bytes of the class that declares the method, a character each; empty if they cannot be read. */
    String code() {
        return ClassFile.of(method.getDeclaringClass())
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .orElse("");
    }
}
