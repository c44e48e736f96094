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

/** JSON (RFC 8259) in which no object has a field twice: of two values, which one was meant cannot be known. */
@API(status = INTERNAL, since = "0.1")
public final class StrictJson {

    // Trees are checked as they are built, which costs next to nothing. The parser's own check costs a fifth of the
    // time.
    static final ObjectMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Of one value and nothing after it. */
    static final ObjectReader ONE_VALUE = TREES.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectMapper TOKENS = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private StrictJson() {}

    /** Reads tokens and trees; the parser closes the input. */
    public static JsonParser parser(InputStream input) throws IOException {
        return TOKENS.createParser(input);
    }
}
