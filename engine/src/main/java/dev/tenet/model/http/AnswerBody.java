package dev.tenet.model.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSource;
import okio.InflaterSource;
import okio.Okio;

/**
 * Decodes the body of a response to text: decompressed even if the server compresses without being asked, without a
 * byte order mark, and strictly, because invalid UTF-8 is a server error.
 */
final class AnswerBody implements Closeable {

    /** The value of Accept-Encoding. */
    static final String ACCEPTED = "gzip";

    private static final ByteString GZIP = ByteString.of((byte) 0x1f, (byte) 0x8b);
    private static final int DEFLATE_METHOD = 8;
    private static final int DEFLATE_CHECK = 31;
    private static final int KIBIBYTE = 1024;

    private static final String MARK = "\ufeff";
    private static final Map<ByteString, Charset> MARKS = Map.of(
            ByteString.decodeHex("efbbbf"), StandardCharsets.UTF_8,
            ByteString.decodeHex("feff"), StandardCharsets.UTF_16BE,
            ByteString.decodeHex("fffe"), StandardCharsets.UTF_16LE);

    private final BufferedSource bytes;
    private final boolean isPacked;

    /** @throws ServerFault if the compression is not supported */
    AnswerBody(Response response) throws IOException {
        BufferedSource source = response.body().source();
        List<String> encodings = response.headers("Content-Encoding").stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .toList();
        BufferedSource unpacked = source;
        for (int i = encodings.size() - 1; i >= 0; i--) {
            unpacked = unpacked(unpacked, encodings.get(i));
        }
        if (encodings.isEmpty()) {
            unpacked = gunzipped(unpacked);
        }
        this.bytes = unpacked;
        this.isPacked = unpacked != source;
    }

    private static BufferedSource unpacked(BufferedSource source, String encoding) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> gunzipped(source);
            case "deflate" -> inflated(source);
            default ->
                throw new ServerFault("answered in the content encoding \"" + encoding
                        + "\", which was not requested and is not supported; expected none, gzip or deflate");
        };
    }

    /** Some intermediaries decompress a body without removing the header, or the other way round. */
    private static BufferedSource gunzipped(BufferedSource source) throws IOException {
        return source.rangeEquals(0, GZIP) ? Okio.buffer(new GzipSource(source)) : source;
    }

    /** With the zlib header that the standard requires, or raw, as many servers send it. */
    private static BufferedSource inflated(BufferedSource source) throws IOException {
        if (!source.request(2)) {
            return source;
        }
        int first = source.getBuffer().getByte(0) & 0xff;
        int second = source.getBuffer().getByte(1) & 0xff;
        if (first == '{' || first == '[') {
            return source;
        }
        boolean hasHeader = (first & 0x0f) == DEFLATE_METHOD && (first << 8 | second) % DEFLATE_CHECK == 0;
        return Okio.buffer(new InflaterSource(source, new Inflater(!hasHeader)));
    }

    /** Whether there are more bytes than the limit. */
    boolean isLongerThan(int limit) throws IOException {
        try {
            return bytes.request(limit + 1L);
        } catch (EOFException | InterruptedIOException | SocketException broken) {
            throw broken;
        } catch (IOException malformed) {
            // Subclasses are connection failures, such as a body that ends before its declared length.
            throw isPacked && malformed.getClass() == IOException.class
                    ? new ServerFault("answered with a body that cannot be decompressed: " + malformed.getMessage())
                    : malformed;
        }
    }

    /**
     * The whole body.
     *
     * @throws ServerFault if it is not valid in its encoding
     */
    String text() throws IOException {
        byte[] all = bytes.readByteArray();
        Charset charset = StandardCharsets.UTF_8;
        int start = 0;
        for (Map.Entry<ByteString, Charset> mark : MARKS.entrySet()) {
            if (ByteString.of(all, 0, Math.min(all.length, mark.getKey().size()))
                    .equals(mark.getKey())) {
                charset = mark.getValue();
                start = mark.getKey().size();
            }
        }
        String text = new String(all, start, all.length - start, charset);
        if (text.indexOf('\ufffd') >= 0) {
            requireWhole(ByteBuffer.wrap(all, start, all.length - start), charset);
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static void requireWhole(ByteBuffer all, Charset charset) throws ServerFault {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer some = CharBuffer.allocate(KIBIBYTE);
        while (true) {
            var result = decoder.decode(all, some, true);
            if (result.isUnderflow()) {
                return;
            }
            if (result.isError()) {
                throw new ServerFault("answered with a malformed character: byte " + (all.position() + 1)
                        + " of the body is not " + charset + "; expected valid UTF-8");
            }
            some.clear();
        }
    }

    /**
     * The first bytes of an error's body as text. Never fails, because the status counts even if the body is truncated.
     */
    static String beginning(Response response, int limit) {
        try (AnswerBody body = new AnswerBody(response)) {
            return body.beginning(limit);
        } catch (ServerFault unreadable) {
            return String.valueOf(unreadable.getMessage());
        } catch (IOException brokenOff) {
            return "";
        }
    }

    private String beginning(int limit) throws IOException {
        try {
            bytes.request(limit);
        } catch (IOException brokenOff) {
            // What was read so far is in the buffer.
        }
        Buffer came = bytes.getBuffer();
        String text = came.readString(Math.min(came.size(), limit), StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
