package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Parses addresses as users copy them from a provider's examples, with a request path at the end, or says which address
 * was meant.
 *
 * @param base the address to which the dialect's path is appended
 * @param model the model that the address names; empty for none
 * @param format the wire format
 */
record PastedAddress(HttpUrl base, String model, Format format) {

    private static final Pattern GEMINI = Pattern.compile("(.+):(?:generateContent|streamGenerateContent)");
    private static final Pattern VERSION = Pattern.compile("v\\d+(?:alpha|beta)?\\d*");
    private static final String API_VERSION = "api-version";
    // Paths of other requests, and of formats that Tenet does not support.
    private static final List<List<String>> OTHER_REQUESTS = List.of(
            List.of("chat"), List.of("completions"), List.of("embeddings"), List.of("models"), List.of("messages"));
    private static final List<List<String>> OLLAMA =
            List.of(List.of("api", "chat"), List.of("api", "generate"), List.of("api", "tags"));

    /** The format that a request path implies. */
    enum Format {
        CHAT_COMPLETIONS,
        AZURE_DEPLOYMENT,
        RESPONSES,
        MESSAGES,
        GEMINI
    }

    /**
     * Parses the address in a model's name.
     *
     * @param address without empty path segments
     * @param shown the name, for messages
     * @throws ModelNameException if it is not a usable address; the message suggests the one that was meant
     */
    static PastedAddress read(HttpUrl address, String shown) {
        List<String> path = path(address);
        if (!path.isEmpty()) {
            Matcher gemini = GEMINI.matcher(path.get(path.size() - 1));
            if (gemini.matches()) {
                return gemini(address, path, gemini.group(1), shown);
            }
        }
        int deployments = path.indexOf("deployments");
        if (deployments > 0 && path.get(deployments - 1).equals("openai") && path.size() > deployments + 1) {
            return deployment(address, path, deployments, shown);
        }
        PastedAddress read = byEnd(address, path);
        requireBase(read.base, "model name \"" + shown + "\"", "#model");
        return read;
    }

    private static PastedAddress byEnd(HttpUrl address, List<String> path) {
        if (endsWith(path, List.of("chat", "completions"))) {
            return new PastedAddress(without(address, 2), "", Format.CHAT_COMPLETIONS);
        }
        if (endsWith(path, List.of("responses"))) {
            return new PastedAddress(without(address, 1), "", Format.RESPONSES);
        }
        return endsWith(path, List.of("v1", "messages"))
                ? new PastedAddress(without(address, 2), "", Format.MESSAGES)
                : new PastedAddress(address, "", Format.CHAT_COMPLETIONS);
    }

    private static PastedAddress gemini(HttpUrl address, List<String> path, String model, String shown) {
        int version = path.size() - 3;
        boolean isGemini = version >= 0
                && path.get(path.size() - 2).equals("models")
                && VERSION.matcher(path.get(version)).matches();
        if (!isGemini) {
            throw new ModelNameException("model name \"" + shown
                    + "\" has the address of a Gemini model in a form that Tenet"
                    + " does not support; expected gemini:" + model + ", or an address that ends in /v1beta/models/"
                    + model
                    + ":generateContent");
        }
        return new PastedAddress(without(address, 3), model, Format.GEMINI);
    }

    private static PastedAddress deployment(HttpUrl address, List<String> path, int deployments, String shown) {
        String name = path.get(deployments + 1);
        HttpUrl base = without(address, path.size() - deployments - 2);
        List<String> rest = path.subList(deployments + 2, path.size());
        boolean isComplete = address.queryParameter(API_VERSION) != null;
        if (!isComplete || !(rest.isEmpty() || rest.equals(List.of("chat", "completions")))) {
            throw new ModelNameException("model name \"" + shown + "\" has the address of a deployment at Azure"
                    + (isComplete ? ", but not for chat" : " without an api-version") + "; expected "
                    + shown(base) + "/chat/completions?api-version="
                    + (isComplete ? address.queryParameter(API_VERSION) : "2024-10-21") + ", or azure:" + name
                    + " and the environment variable AZURE_OPENAI_ENDPOINT set to "
                    + shown(address.newBuilder().encodedPath("/").build()));
        }
        return new PastedAddress(base, name, Format.AZURE_DEPLOYMENT);
    }

    /**
     * The base of an address from an environment variable, which may end with the dialect's path or the start of it.
     *
     * @param what where the address comes from, for messages
     * @throws ModelNameException if it is not a usable address; the message suggests the one that was meant
     */
    static HttpUrl baseFor(Dialect dialect, HttpUrl address, String what) {
        List<String> own = List.of(dialect.path().split("/"));
        List<String> path = path(address);
        // Only a path that starts with a version can be distinguished, when partial, from the server's own path.
        int least = own.get(0).equals("chat") || own.size() == 1 ? own.size() : 1;
        for (int length = own.size(); length >= least; length--) {
            if (endsWith(path, own.subList(0, length))) {
                HttpUrl base = without(address, length);
                requireBase(base, what, "");
                return base;
            }
        }
        requireBase(address, what, "");
        boolean hasVersionTwice = VERSION.matcher(own.get(0)).matches()
                && !path.isEmpty()
                && VERSION.matcher(path.get(path.size() - 1)).matches();
        if (hasVersionTwice) {
            throw meant(what, address, without(address, 1), "");
        }
        return address;
    }

    private static void requireBase(HttpUrl address, String what, String suffix) {
        List<String> path = path(address);
        int deployments = path.indexOf("deployments");
        if (deployments > 0 && path.get(deployments - 1).equals("openai")) {
            throw meant(what, address, without(address, path.size() - deployments + 1), suffix);
        }
        for (List<String> request : OLLAMA) {
            if (endsWith(path, request)) {
                HttpUrl server = without(address, request.size());
                throw meant(
                        what, address, server.newBuilder().addPathSegment("v1").build(), suffix);
            }
        }
        Optional<HttpUrl> request = requestIn(address, path);
        if (request.isPresent()) {
            throw meant(what, address, once(request.get()), suffix);
        }
        HttpUrl once = once(address);
        if (!once.equals(address)) {
            throw meant(what, address, once, suffix);
        }
    }

    /** The address before a request path. */
    private static Optional<HttpUrl> requestIn(HttpUrl address, List<String> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (GEMINI.matcher(path.get(path.size() - 1)).matches()) {
            return Optional.of(without(address, Math.min(path.size(), 3)));
        }
        if (endsWith(path, List.of("chat", "completions"))) {
            return Optional.of(without(address, 2));
        }
        boolean isBelowVersion =
                path.size() > 1 && VERSION.matcher(path.get(path.size() - 2)).matches();
        // A private server may have any path before that of the request.
        return isBelowVersion
                        && (OTHER_REQUESTS.stream().anyMatch(request -> endsWith(path, request))
                                || endsWith(path, List.of("responses")))
                ? Optional.of(without(address, 1))
                : Optional.empty();
    }

    /** Removes a repeated version segment. */
    private static HttpUrl once(HttpUrl address) {
        HttpUrl.Builder once = address.newBuilder();
        List<String> path = address.pathSegments();
        for (int i = path.size() - 1; i > 0; i--) {
            if (path.get(i).equals(path.get(i - 1))
                    && VERSION.matcher(path.get(i)).matches()) {
                once.removePathSegment(i);
            }
        }
        return once.build();
    }

    private static ModelNameException meant(String what, HttpUrl address, HttpUrl meant, String suffix) {
        return new ModelNameException(what + " has the path " + address.encodedPath()
                + ", which is not a base address: Tenet adds the path of the request; expected " + shown(meant)
                + suffix);
    }

    /** The usual notation: without a query, default port or trailing slash. */
    static String shown(HttpUrl address) {
        return address.newBuilder().query(null).build().toString().replaceFirst("/$", "");
    }

    private static List<String> path(HttpUrl address) {
        return address.pathSegments().stream().filter(part -> !part.isEmpty()).toList();
    }

    private static boolean endsWith(List<String> path, List<String> end) {
        return path.size() >= end.size()
                && path.subList(path.size() - end.size(), path.size()).equals(end);
    }

    /** The address without its last path segments. */
    private static HttpUrl without(HttpUrl address, int parts) {
        HttpUrl.Builder shorter = address.newBuilder();
        for (int i = 0; i < parts; i++) {
            shorter.removePathSegment(address.pathSize() - 1 - i);
        }
        return shorter.build();
    }
}
