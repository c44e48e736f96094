package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;

/** JSON (RFC 8259) without duplicate names in an object, because it is ambiguous which value is meant. */
@API(status = INTERNAL, since = "0.1")
public final class StrictJson {

    // Checked while trees are built, which costs almost nothing; the parser's own check costs a fifth of the time.
    static final ObjectMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** A single value without trailing content. */
    static final ObjectReader ONE_VALUE = TREES.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectMapper TOKENS = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private StrictJson() {}

    /** Reads tokens and trees; closing the parser closes the input. */
    public static JsonParser parser(InputStream input) throws IOException {
        return TOKENS.createParser(input);
    }
}
