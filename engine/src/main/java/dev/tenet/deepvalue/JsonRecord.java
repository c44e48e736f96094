package dev.tenet.deepvalue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.trial.MalformedRecordException;

/** Reads the fields of one record of a published file; what is missing or of another type is named with its place. */
record JsonRecord(JsonNode node, String where) {

    JsonRecord object(String field) throws MalformedRecordException {
        JsonNode found = node.path(field);
        if (!found.isObject()) {
            throw malformed(field, found, "an object");
        }
        return new JsonRecord(found, where + ", " + field);
    }

    String text(String field) throws MalformedRecordException {
        JsonNode found = node.path(field);
        if (!found.isTextual() || found.textValue().isBlank()) {
            throw malformed(field, found, "a text");
        }
        return found.textValue();
    }

    int count(String field) throws MalformedRecordException {
        JsonNode found = node.path(field);
        if (!found.canConvertToExactIntegral() || found.intValue() < 1) {
            throw malformed(field, found, "a count of at least 1");
        }
        return found.intValue();
    }

    Option option(String field) throws MalformedRecordException {
        String found = text(field);
        return switch (found) {
            case "Option A" -> Option.A;
            case "Option B" -> Option.B;
            default -> throw malformed(field, node.path(field), "\"Option A\" or \"Option B\"");
        };
    }

    MalformedRecordException malformed(String field, JsonNode found, String expected) {
        String shown = found.isMissingNode() ? "is missing" : "is " + shortened(found.toString());
        return new MalformedRecordException(where + ", " + field + " " + shown + "; expected " + expected);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
