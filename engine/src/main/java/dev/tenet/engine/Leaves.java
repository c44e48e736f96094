package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Names the leaves of one spec method, so that no two of them look the same to any runner. */
final class Leaves {

    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();

    Leaves(SpecMethod method) {
        this.prefix = method.title() + ": ";
    }

    static String nameOf(SpecMethod method) {
        return SpecAnnotations.displayName(method.method()).orElseGet(method::title);
    }

    static MethodSource sourceOf(SpecMethod method) {
        return MethodSource.from(method.type(), method.method());
    }

    /** As in {@code holdsOneView: DVGR ≥ 0.50 [1]}. */
    String legacyName(String leaf) {
        return prefix + leaf + " [" + count.incrementAndGet() + "]";
    }

    static UniqueId idBelow(TestDescriptor parent, String segment, String value) {
        return parent.getUniqueId().append(segment, Untrusted.line(value));
    }
}
