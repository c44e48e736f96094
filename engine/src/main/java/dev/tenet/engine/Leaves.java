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
 * Names the leaves of one spec method, so that no two of them look the same to any runner. A name holds no threshold, no
 * figure and no running number: it stays the same when those change, and when a claim is added.
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

    /** The source of each leaf: that of the method, but for old versions of Surefire. */
    TestSource source() {
        return source;
    }

    /**
     * The name in XML reports, as in {@code holdsOneView: divergence-at-most [48213]}. Surefire takes it only if it ends in
     * a number in brackets; the number is a hash of the name.
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
