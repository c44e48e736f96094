package dev.tenet.engine;

import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Figures;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Role;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A spec method as declared in the code: its spec, its subjects, its body, and their problems.
 *
 * @param type the spec class in which it was found, possibly by inheritance
 * @param method the method
 * @param kind the kind of value test
 * @param declared the declaration made by its annotation
 * @param subjects its subjects; empty if the setting applies
 * @param others the participants declared in other roles
 * @param title the method name, including the parameters if the class has another spec method of that name
 * @param problems the problems, in words for users; a spec with problems is not run
 */
record SpecMethod(
        Class<?> type,
        Method method,
        Kind<?> kind,
        Declared<?> declared,
        List<DeclaredParticipant> subjects,
        Map<Role, List<DeclaredParticipant>> others,
        String title,
        List<String> problems) {

    private static final Pattern CLAIM_ID = Pattern.compile("[a-z0-9-]+");
    static final ClaimName HEALTH = new ClaimName(HealthClaim.ID, HealthClaim.NAME, HealthClaim.MEANING);
    static final String DRIFT = "no-drift";
    static final ClaimName BODY = new ClaimName(
            "body", "assertions passed", ClaimMeaning.of("The assertions in the body of the spec method."));

    /**
     * Reads a spec method.
     *
     * @param settings the settings, of which the model of {@link Role#SUBJECT} affects the labels of several subjects,
     *     and others the size of the spec
     */
    static SpecMethod read(Class<?> type, Method method, Kinds kinds, SettingValues settings) {
        SpecMethod read = unplanned(type, method, kinds, settings);
        return read.problems.isEmpty() ? read.planned(settings) : read;
    }

    /** Reads a spec method, but not whether its size is enough for its claims. */
    static SpecMethod unplanned(Class<?> type, Method method, Kinds kinds, SettingValues settings) {
        List<Kind<?>> found = kinds.of(method);
        Kind<?> kind = found.get(0);
        Declared<?> declared = Kinds.declared(kind, method);
        SubjectObjects objects = SubjectObjects.of(type);
        List<DeclaredParticipant> named = subjects(type, method, objects);
        DeclaredSubjects subjects = DeclaredSubjects.of(named, settings.text(Role.SUBJECT.model()));
        Map<Role, List<DeclaredParticipant>> others = new LinkedHashMap<>();
        kind.roles().forEach(role -> others.put(role, declaredOn(type, method, role)));
        String where = type.getName() + "." + method.getName();
        List<String> problems = new ArrayList<>(problemsOf(type));
        Stream.of(
                        lostConditions(type, method),
                        problemsOf(method, declared, found).stream(),
                        declared.problems().stream(),
                        claimProblems(declared),
                        driftProblems(declared),
                        SpecAnnotations.tagProblems(method).stream(),
                        subjects.problems().stream(),
                        objects.problems().stream(),
                        referenceProblem(declared, subjects),
                        Stream.concat(named.stream(), others.values().stream().flatMap(List::stream))
                                .map(DeclaredParticipant::problems)
                                .flatMap(List::stream))
                .flatMap(problem -> problem)
                .forEach(problem -> problems.add(where + ": " + problem));
        return new SpecMethod(
                type,
                method,
                kind,
                declared,
                subjects.subjects(),
                others,
                title(type, method, kinds),
                List.copyOf(problems));
    }

    /** Returns the subjects on the method, otherwise the objects of the class, otherwise the subjects on the class. */
    private static List<DeclaredParticipant> subjects(Class<?> type, Method method, SubjectObjects objects) {
        return objects.members().isEmpty()
                        || !RepeatedAnnotations.on(method, Subject.class).isEmpty()
                ? declaredOn(type, method, Role.SUBJECT)
                : objects.subjects();
    }

    private static List<DeclaredParticipant> declaredOn(Class<?> type, Method method, Role role) {
        return SpecAnnotations.onMethodOrClass(type, method, role.annotation()).stream()
                .map(annotation -> DeclaredParticipant.of(annotation))
                .toList();
    }

    private static Stream<String> referenceProblem(Declared<?> declared, DeclaredSubjects subjects) {
        return declared
                .reference()
                .flatMap(name -> DeclaredSubjects.problemOfReference(name, subjects.subjects()))
                .stream();
    }

    private static Stream<String> claimProblems(Declared<?> declared) {
        Set<String> ids = new HashSet<>(Set.of(HEALTH.id(), BODY.id(), DRIFT));
        return declared.claims().stream()
                .map(Claim::id)
                .filter(id -> !ids.add(id) || !CLAIM_ID.matcher(id).matches())
                .map(id -> "the claim id \"" + id
                        + "\" occurs twice, is reserved by the engine, or has characters other than lowercase"
                        + " letters, digits, and \"-\"; expected the kind of value test to give each claim a unique"
                        + " id");
    }

    /** Returns a copy with the claims that no answers could support as its problems. A plan says them itself. */
    private SpecMethod planned(SettingValues settings) {
        List<String> unsupportable;
        try {
            unsupportable = settings.get(CallSettings.PLAN)
                    ? List.of()
                    : unsupportable(declared, settings, hasBodyClaim()).toList();
        } catch (InvalidSpecException invalidSetting) {
            // The launch reports all invalid settings at once.
            return this;
        } catch (RuntimeException broken) {
            unsupportable = List.of("the plan of " + Kinds.nameOf(kind) + " cannot be made: " + broken);
        }
        return new SpecMethod(
                type,
                method,
                kind,
                declared,
                subjects,
                others,
                title,
                unsupportable.stream()
                        .map(problem -> type.getName() + "." + method.getName() + ": " + problem)
                        .toList());
    }

    private static <F extends Figures> Stream<String> unsupportable(
            Declared<F> declared, SettingValues settings, boolean hasBody) {
        return declared.plan(settings, hasBody).stream()
                .flatMap(plan -> declared.claims().stream().flatMap(claim -> claim.unsupportable(plan).stream()));
    }

    private static Stream<String> driftProblems(Declared<?> declared) {
        return declared.noDriftSince().isPresent() && declared.claims().isEmpty()
                ? Stream.of(
                        "noDriftSince follows the figures of the other claims, but there are none; expected a threshold")
                : Stream.empty();
    }

    private static String title(Class<?> type, Method method, Kinds kinds) {
        boolean isOverloaded = ReflectionSupport.findMethods(
                                type,
                                other -> other.getName().equals(method.getName()) && kinds.isSpecMethod(other),
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

    /** Returns messages, in words for users, about embedded models that settings replace. */
    List<String> replacements(DeclaredParticipant subject, Settings settings) {
        Stream<String> ofOthers = others.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().flatMap(one -> replacement(one, entry.getKey(), settings)));
        return Stream.concat(replacement(subject, Role.SUBJECT, settings), ofOthers)
                .distinct()
                .toList();
    }

    private static Stream<String> replacement(DeclaredParticipant declared, Role role, Settings settings) {
        DeclaredParticipant participant = declared.by(settings.get(role.model()));
        return participant.replaced().stream()
                .map(embedded -> role.model() + " = " + participant.value() + " replaces " + embedded + " in "
                        + participant.annotation());
    }

    /** Returns the subject that the other subjects are compared with. */
    Optional<DeclaredParticipant> reference() {
        return declared.reference()
                .flatMap(name -> DeclaredSubjects.named(name, subjects).stream().findFirst());
    }

    /** Returns whether a subject is the one that the others are compared with. */
    boolean isReference(DeclaredParticipant subject) {
        return reference().filter(subject::equals).isPresent();
    }

    /** Returns the subjects in the order of their measurement: the one that the others are compared with is first. */
    List<DeclaredParticipant> subjectsInOrder() {
        List<DeclaredParticipant> inOrder = new ArrayList<>(subjects);
        reference().ifPresent(first -> {
            inOrder.remove(first);
            inOrder.add(0, first);
        });
        return inOrder;
    }

    /** Returns the claims of one subject, in display order. */
    List<ClaimName> claims(DeclaredParticipant subject) {
        return claims(claim -> !(claim.comparesSubjects() && isReference(subject)));
    }

    /** Returns the claims of all subjects, in display order. */
    List<ClaimName> claims() {
        return claims(claim -> true);
    }

    private List<ClaimName> claims(Predicate<Claim<?>> isMade) {
        List<ClaimName> claims = new ArrayList<>(
                declared.claims().stream().filter(isMade).map(ClaimName::of).toList());
        declared.noDriftSince()
                .ifPresent(since -> claims.add(new ClaimName(
                        DRIFT,
                        "no drift since " + since,
                        ClaimMeaning.of(
                                "Whether the figures of the runs since then are those of one unchanged subject."))));
        claims.add(HEALTH);
        if (hasBodyClaim()) {
            claims.add(BODY);
        }
        return claims;
    }

    boolean hasBodyClaim() {
        return method.getParameterCount() > 0;
    }

    /** Returns the signature, such as {@code putsNotHarmingFirst(dev.tenet.deepvalue.Dvgr)}. */
    String signature() {
        return signature(method);
    }

    static String signature(Method method) {
        return method.getName()
                + Stream.of(method.getParameterTypes()).map(Class::getName).collect(Collectors.joining(",", "(", ")"));
    }

    /** Returns the problems of a spec class that affect all of its methods. */
    static List<String> problemsOf(Class<?> type) {
        String where = type.getName();
        List<String> problems = new ArrayList<>();
        if (!AnnotationSupport.isAnnotated(type, ValueSpec.class)) {
            problems.add(where + " has spec methods but is not a spec class; annotate it with @ValueSpec");
        }
        if (Modifier.isPrivate(type.getModifiers())) {
            problems.add(where + " is private; expected a class that the engine can access. Remove \"private\"");
        }
        if (constructorOf(type).isEmpty()) {
            problems.add(where + " has no no-argument constructor; expected one, because an instance is created for"
                    + " each spec method. Initialize what it needs in fields, or use the method's parameters");
        }
        Class<?> outer = type.getEnclosingClass();
        if (outer != null && !Modifier.isStatic(type.getModifiers()) && Modifier.isAbstract(outer.getModifiers())) {
            problems.add(where + " is an inner class of " + outer.getName()
                    + ", which is abstract and cannot be instantiated; expected a concrete enclosing class. Add"
                    + " \"static\"");
        }
        SpecAnnotations.tagProblems(type).forEach(problem -> problems.add(where + ": " + problem));
        return problems;
    }

    private static Stream<String> lostConditions(Class<?> type, Method method) {
        return LostConditions.areEvaluated()
                ? Stream.empty()
                : LostConditions.on(type, method).stream()
                        .map(name -> name + " cannot be evaluated, because junit-jupiter-api is not on the class path;"
                                + " add org.junit.jupiter:junit-jupiter-api to the test's dependencies, or remove the"
                                + " annotation");
    }

    private static List<String> problemsOf(Method method, Declared<?> declared, List<Kind<?>> kinds) {
        List<String> problems = new ArrayList<>();
        if (kinds.size() > 1) {
            problems.add(
                    "the method has both " + kinds.stream().map(Kinds::nameOf).collect(Collectors.joining(" and "))
                            + "; expected one of them. Split it into two methods");
        }
        if (Modifier.isPrivate(method.getModifiers())) {
            problems.add("the method is private; expected a method that the engine can call. Remove \"private\"");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            problems.add("the method is static; expected an instance method. Remove \"static\"");
        }
        if (method.getReturnType() != void.class) {
            problems.add("the method returns " + method.getReturnType().getSimpleName()
                    + "; expected void, because its annotation and assertions make the claims");
        }
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] != declared.figures() && types[i] != ChatModel.class) {
                problems.add("parameter " + (i + 1) + " has type " + types[i].getName() + "; expected "
                        + declared.figures().getName() + " (the figures) or " + ChatModel.class.getName()
                        + " (the subject)");
            }
        }
        return problems;
    }

    /** Creates an instance of the spec class, including instances of the enclosing classes if it is an inner class. */
    Object instance() throws Throwable {
        return instanceOf(type);
    }

    private static Object instanceOf(Class<?> type) throws Throwable {
        Constructor<?> constructor = constructorOf(type)
                .orElseThrow(() -> new InvalidSpecException(type.getName() + " cannot be" + " instantiated"));
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

    /** Invokes the method and rethrows its exceptions. */
    void call(Object instance, @Nullable Object... arguments) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** Returns the class file of the declaring class, one character per byte; empty if it cannot be read. */
    String code() {
        return ClassFile.of(method.getDeclaringClass())
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .orElse("");
    }
}
