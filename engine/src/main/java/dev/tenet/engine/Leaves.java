package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Generates the names of a spec method's leaves, unique for every runner. A name contains no threshold, figure or
 * sequence number, so that it does not change when those change or when a claim is added.
 */
final class Leaves {

    private static final int NUMBERS = 100_000;

    private final SpecMethod method;
    private final TestSource source;
    private final Set<Integer> numbers = new HashSet<>();

    Leaves(SpecMethod method) {
        this.method = method;
        this.source = OldSurefire.tellsLeavesApart()
                ? sourceOf(method)
                : MethodSource.from(method.type().getName(), method.method().getName(), OldSurefire.PARAMETER_TYPE);
    }

    static String nameOf(SpecMethod method) {
        return SpecAnnotations.displayName(method.method()).orElseGet(method::title);
    }

    static TestSource sourceOf(SpecMethod method) {
        return MethodSource.from(method.type(), method.method());
    }

    /** Returns the source of each leaf: the method, except for old versions of Surefire. */
    TestSource source() {
        return source;
    }

    /**
     * Returns the name in XML reports, such as {@code holdsOneView: divergence-at-most [48213]}. Surefire requires a
     * number in brackets at the end; it is a hash of the name.
     */
    String legacyName(String leaf) {
        CRC32 hash = new CRC32();
        hash.update(leaf.getBytes(StandardCharsets.UTF_8));
        int number = (int) (hash.getValue() % NUMBERS);
        while (!numbers.add(number)) {
            number = (number + 1) % NUMBERS;
        }
        return method.title() + ": " + leaf + " [" + number + "]";
    }

    static UniqueId idBelow(TestDescriptor parent, String segment, String value) {
        return parent.getUniqueId().append(segment, Untrusted.line(value));
    }
}
