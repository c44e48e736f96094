package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Prompt;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form in which a prompt is sent: unchanged, or with changes to parameters that the server rejects. */
final class Form {

    static final Form AS_ASKED = new Form(Map.of());

    // At most one change per parameter; later findings replace earlier ones.
    private final Map<Parameter, Change> changes;

    private Form(Map<Parameter, Change> changes) {
        this.changes = changes;
    }

    Form with(Change change) {
        return with(List.of(change));
    }

    Form with(Collection<? extends Change> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<Parameter, Change> all = new EnumMap<>(Parameter.class);
        all.putAll(changes);
        more.forEach(change -> all.put(change.parameter(), change));
        return new Form(all);
    }

    Collection<Change> changes() {
        return changes.values();
    }

    /** The prompt as sent, as far as the changes are visible in it. */
    Prompt of(Prompt prompt) {
        Prompt changed = prompt;
        for (Change change : changes.values()) {
            changed = change.prompt(changed);
        }
        return changed;
    }

    /** The JSON as sent. */
    JsonNode request(Dialect dialect, Prompt prompt) {
        JsonNode request = dialect.request(of(prompt));
        if (request instanceof ObjectNode object) {
            changes.values().forEach(change -> change.to(object));
        }
        return request;
    }

    /** The parameters that are sent. */
    Set<Parameter> carried(Dialect dialect, Prompt prompt) {
        Set<Parameter> carried = EnumSet.noneOf(Parameter.class);
        JsonNode sent = request(dialect, prompt);
        for (Parameter parameter : Parameter.values()) {
            boolean isSent = parameter == Parameter.TOKEN_LIMIT
                    ? !Change.LimitNamed.nameIn(sent).isEmpty()
                    : otherwise(parameter, dialect)
                            .filter(change ->
                                    !with(change).request(dialect, prompt).equals(sent))
                            .isPresent();
            if (isSent) {
                carried.add(parameter);
            }
        }
        return carried;
    }

    /** The change to try for a rejected parameter if the server does not suggest one; empty if there is none. */
    static Optional<Change> otherwise(Parameter parameter, Dialect dialect) {
        return switch (parameter) {
            case SCHEMA, LOGPROBS, TEMPERATURE, TOP_P, SEED -> Optional.of(new Change.LeftOut(parameter));
            case TOKEN_LIMIT -> dialect.otherNameOfTokenLimit().map(Change.LimitNamed::new);
            case SYSTEM -> Optional.of(new Change.SystemFirst());
        };
    }

    /** The changes in words, for reports. */
    List<String> words() {
        return changes.values().stream().map(Change::words).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Form form && changes.equals(form.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }

    @Override
    public String toString() {
        return "Form" + changes.values();
    }
}
