package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema that an answer should match. It is sent to providers that support structured output; a server that rejects
 * it is asked without it.
 */
@API(status = STABLE, since = "0.1")
public final class AnswerSchema {

    private final String name;
    private final String json;
    private final String example;

    private AnswerSchema(String name, String json, String example) {
        this.name = Objects.requireNonNull(name, "name");
        this.json = Objects.requireNonNull(json, "json");
        this.example = Objects.requireNonNull(example, "example");
    }

    /**
     * A schema.
     *
     * @param name letters, digits and underscores
     * @param json a JSON schema of an object; providers require that every field is required and no other field is allowed
     * @param example an answer that matches the schema, for planning without a model
     */
    public static AnswerSchema of(String name, String json, String example) {
        return new AnswerSchema(name, json, example);
    }

    /** The schema's name: letters, digits and underscores. */
    public String name() {
        return name;
    }

    /** The JSON schema. */
    public String json() {
        return json;
    }

    /** An answer that matches the schema. */
    public String example() {
        return example;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnswerSchema schema
                && name.equals(schema.name)
                && json.equals(schema.json)
                && example.equals(schema.example);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, json, example);
    }

    @Override
    public String toString() {
        return "AnswerSchema[name=" + name + ", json=" + json + ", example=" + example + "]";
    }
}
