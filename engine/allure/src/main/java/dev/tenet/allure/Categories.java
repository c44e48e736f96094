package dev.tenet.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The categories of claims that do not pass, for {@code categories.json}. */
final class Categories {

    private static final String FILE = "categories.json";

    private Categories() {}

    static JsonNode all() throws IOException {
        try (InputStream file = Objects.requireNonNull(Categories.class.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper().readTree(file);
        }
    }
}
