package dev.tenet.engine;

import dev.tenet.Subject;
import dev.tenet.SubjectSource;
import dev.tenet.model.ChatModel;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Role;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The fields and methods of a spec class that provide its subjects, sorted by name. */
record SubjectObjects(Class<?> type, List<Member> members) {

    static SubjectObjects of(Class<?> type) {
        Stream<Member> fields = ReflectionSupport.findFields(
                        type, field -> field.isAnnotationPresent(SubjectSource.class), HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(Member.class::cast);
        Stream<Member> methods = ReflectionSupport.findMethods(
                        type,
                        method -> method.isAnnotationPresent(SubjectSource.class),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(Member.class::cast);
        return new SubjectObjects(
                type,
                Stream.concat(fields, methods)
                        .sorted(Comparator.comparing(Member::getName))
                        .toList());
    }

    /** Returns the subjects they provide, unless a spec method declares another. */
    List<DeclaredParticipant> subjects() {
        return members.stream()
                .map(member -> DeclaredParticipant.ofObject(nameOf(member), labelOf(member)))
                .toList();
    }

    private String nameOf(Member member) {
        return Role.OBJECT + type.getName() + "." + member.getName();
    }

    private static String labelOf(Member member) {
        String label = annotationOf(member).value().strip();
        return label.isEmpty() ? member.getName() : label;
    }

    private static SubjectSource annotationOf(Member member) {
        return ((AccessibleObject) member).getAnnotation(SubjectSource.class);
    }

    /** Returns their problems, in words for users. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Member member : members) {
            Class<?> given = member instanceof Field field ? field.getType() : ((Method) member).getReturnType();
            if (given != Object.class && !ChatModel.class.isAssignableFrom(given)) {
                problems.add("@SubjectSource " + member.getName() + " has type " + given.getName() + "; expected a "
                        + ChatModel.class.getName() + ". Wrap the object in one");
            }
            if (member instanceof Method method && method.getParameterCount() > 0) {
                problems.add("@SubjectSource " + member.getName()
                        + " has parameters; expected none. Move what it needs into fields");
            }
        }
        if (!members.isEmpty()
                && !AnnotationSupport.findRepeatableAnnotations(type, Subject.class)
                        .isEmpty()) {
            problems.add("the class has both @Subject and @SubjectSource "
                    + members.get(0).getName()
                    + "; expected one of them. Remove one, or move @Subject to individual methods");
        }
        return problems;
    }

    /** Returns whether a name refers to an object. */
    static boolean isOne(String name) {
        return name.startsWith(Role.OBJECT);
    }

    /**
     * Returns the object with the given name.
     *
     * @param instance the instance of the spec class
     * @throws InvalidSpecException if there is no such object, or it is not a usable model
     * @throws Exception what the method that provides it throws
     */
    ChatModel read(String name, Object instance) throws Exception {
        Member member = members.stream()
                .filter(one -> nameOf(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSpecException("there is no @SubjectSource " + name));
        if (valueOf(member, instance) instanceof ChatModel model) {
            return model;
        }
        throw new InvalidSpecException("@SubjectSource " + member.getName() + " returned null or an object that is"
                + " not a "
                + ChatModel.class.getName() + "; expected a model that is ready to use once the constructor has run");
    }

    private static @Nullable Object valueOf(Member member, Object instance) throws Exception {
        try {
            ((AccessibleObject) member).setAccessible(true);
            return member instanceof Field field ? field.get(instance) : ((Method) member).invoke(instance);
        } catch (InvocationTargetException thrown) {
            throw Thrown.asException(thrown.getTargetException());
        } catch (IllegalAccessException hidden) {
            throw new InvalidSpecException("@SubjectSource " + member.getName() + " cannot be read: " + hidden);
        }
    }
}
