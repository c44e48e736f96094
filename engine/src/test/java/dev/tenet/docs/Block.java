package dev.tenet.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fenced block of a page, or a table below a directive.
 *
 * @param page the name of its page, such as {@code ci.md}
 * @param line the line of its fence, from 1
 * @param language what stands behind the fence; empty where nothing does, {@code table} for a table
 * @param rule the rule that its directive names; empty without a directive
 * @param arguments the directive's further words, {@code key=value}
 * @param lines the text between the fences
 */
record Block(String page, int line, String language, String rule, Map<String, String> arguments, List<String> lines) {

    String text() {
        return String.join("\n", lines) + "\n";
    }

    String place() {
        return page + ":" + line;
    }

    /** Fails with the place of the block unless something holds. */
    void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(place() + ": " + otherwise);
        }
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    String required(String name) {
        return argument(name)
                .orElseThrow(() -> new AssertionError(
                        place() + ": the directive has no " + name + "=…; see GuideTests for the rules"));
    }

    /** The settings of {@code set="tenet.seed=7 tenet.plan=true"}. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        argument("set").stream()
                .flatMap(all -> Stream.of(all.split(" ")))
                .forEach(one -> settings.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1)));
        return settings;
    }
}
