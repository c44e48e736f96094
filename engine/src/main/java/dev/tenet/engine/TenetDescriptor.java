package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * The superclass of all nodes below the engine: handles inherited tags, {@code @Disabled}, and the selection of parts.
 */
abstract class TenetDescriptor extends AbstractTestDescriptor implements Node<TenetContext> {

    private final Set<TestTag> ownTags;
    private final @Nullable String disabledReason;
    private final Set<UniqueId> selected = new HashSet<>();
    private @Nullable String skipped;

    TenetDescriptor(UniqueId uniqueId, String displayName, TestSource source) {
        this(uniqueId, displayName, source, Set.of(), null);
    }

    TenetDescriptor(
            UniqueId uniqueId,
            String displayName,
            TestSource source,
            Set<TestTag> ownTags,
            @Nullable String disabledReason) {
        super(uniqueId, Untrusted.line(displayName), source);
        this.ownTags = ownTags;
        this.disabledReason = disabledReason == null ? null : Untrusted.message(disabledReason);
    }

    @Override
    public Set<TestTag> getTags() {
        Set<TestTag> tags = new LinkedHashSet<>(ownTags);
        getParent().ifPresent(parent -> tags.addAll(parent.getTags()));
        return tags;
    }

    @Override
    public SkipResult shouldBeSkipped(TenetContext context) throws Exception {
        return disabledReason == null ? SkipResult.doNotSkip() : SkipResult.skip(disabledReason);
    }

    @Override
    public void nodeSkipped(TenetContext context, TestDescriptor descriptor, SkipResult result) {
        skipped = result.getReason().orElse("");
    }

    /** Returns why the node was skipped, if it was. */
    Optional<String> skipped() {
        return Optional.ofNullable(skipped);
    }

    /** Returns why the node or one of its ancestors was skipped, if one was. */
    Optional<String> skippedWithParents() {
        return skipped()
                .or(() -> getParent()
                        .filter(TenetDescriptor.class::isInstance)
                        .map(TenetDescriptor.class::cast)
                        .flatMap(TenetDescriptor::skippedWithParents));
    }

    /** Selects a part of this node, or all of it if given the node's own id. */
    void select(UniqueId part) {
        selected.add(part);
    }

    /** Removes the leaves that were not selected. Without a selection, nothing is removed. */
    void keepSelected() {
        if (!selected.isEmpty() && !selected.contains(getUniqueId())) {
            List.copyOf(getChildren()).forEach(child -> keepSelected(child, selected));
        }
    }

    /** Returns whether the node is kept if one of its siblings is selected. */
    boolean isKeptWithSiblings() {
        return false;
    }

    private static void keepSelected(TestDescriptor node, Set<UniqueId> selected) {
        boolean isSelected =
                selected.stream().anyMatch(part -> node.getUniqueId().hasPrefix(part));
        if (isSelected || (node instanceof TenetDescriptor kept && kept.isKeptWithSiblings())) {
            return;
        }
        if (selected.stream().anyMatch(part -> part.hasPrefix(node.getUniqueId()))) {
            List.copyOf(node.getChildren()).forEach(child -> keepSelected(child, selected));
        } else {
            node.removeFromHierarchy();
        }
    }
}
