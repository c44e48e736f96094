package dev.tenet.engine;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds Jupiter's conditions on a spec if jupiter-api is not on the class path. The JVM ignores annotations whose class
 * is missing, so they are read from the class file.
 */
final class LostConditions extends ClassVisitor {

    private static final Pattern CONDITION =
            Pattern.compile("org\\.junit\\.jupiter\\.api\\.(?:Disabled|condition\\..+|extension\\.ExtendWith)");

    private static final boolean ARE_EVALUATED = ReflectionSupport.tryToLoadClass(
                    "org.junit.jupiter.api.extension.ExecutionCondition")
            .toOptional()
            .isPresent();

    private final @Nullable Method method;
    private final Set<String> found;

    private LostConditions(@Nullable Method method, Set<String> found) {
        super(Opcodes.ASM9);
        this.method = method;
        this.found = found;
    }

    /** Returns whether jupiter-api is on the class path, so that conditions are evaluated. */
    static boolean areEvaluated() {
        return ARE_EVALUATED;
    }

    /** Returns the names of the annotations on a spec method, its class and the enclosing classes. */
    static Set<String> on(Class<?> spec, Method method) {
        Set<String> found = new LinkedHashSet<>();
        Set<Class<?>> seen = new HashSet<>();
        ClassFile.accept(method.getDeclaringClass(), new LostConditions(method, found), ClassReader.SKIP_CODE);
        ofComposed(method.getAnnotations(), found, seen);
        for (Class<?> type = spec; type != null; type = type.getEnclosingClass()) {
            ofType(type, found, seen);
        }
        return found;
    }

    private static void ofType(Class<?> type, Set<String> found, Set<Class<?>> seen) {
        if (seen.add(type)) {
            ClassFile.accept(type, new LostConditions(null, found), ClassReader.SKIP_CODE);
            ofComposed(type.getAnnotations(), found, seen);
        }
    }

    /** Adds conditions on composed annotations. */
    private static void ofComposed(Annotation[] annotations, Set<String> found, Set<Class<?>> seen) {
        for (Annotation annotation : annotations) {
            Class<?> type = annotation.annotationType();
            if (!type.getName().matches("(?:java|org\\.junit)\\..*")) {
                ofType(type, found, seen);
            }
        }
    }

    private @Nullable AnnotationVisitor add(String descriptor) {
        String name = Type.getType(descriptor).getClassName();
        if (CONDITION.matcher(name).matches()) {
            found.add("@" + name.substring(name.lastIndexOf('.') + 1));
        }
        return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean isVisible) {
        return method == null ? add(descriptor) : null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean isIt =
                method != null && name.equals(method.getName()) && descriptor.equals(Type.getMethodDescriptor(method));
        return isIt ? new OfMethod() : null;
    }

    private final class OfMethod extends MethodVisitor {

        OfMethod() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean isVisible) {
            return add(descriptor);
        }
    }
}
