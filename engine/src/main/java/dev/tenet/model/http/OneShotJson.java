package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The body of a paid request, marked so that OkHttp never sends it a second time by itself. */
final class OneShotJson extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private static final ObjectWriter JSON_BYTES = new ObjectMapper().writer();

    private final byte[] bytes;

    OneShotJson(JsonNode json) {
        this.bytes = bytes(json);
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return JSON_BYTES.writeValueAsBytes(json);
        } catch (JsonProcessingException halfACharacter) {
            // It becomes a question mark.
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
