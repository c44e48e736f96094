package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import okhttp3.HttpUrl;

/**
 * Takes a name such as {@code http://localhost:8000/v1#qwen3} apart.
 *
 * @param base what {@code /chat/completions} is appended to
 * @param model what stands after the {@code #}, as it is: nothing in it is decoded
 */
record NamedAddress(HttpUrl base, String model) {

    private static final String EXAMPLE = "http://localhost:8000/v1#qwen3";

    /** @throws ModelNameException if it is no such name; a user and password in it are not repeated */
    static NamedAddress parse(String name) {
        int hash = name.indexOf('#');
        String what = "model name";
        // A second # is more likely one in a password (http://user:pa#ss@host/v1#model) than one in a model's name.
        if (name.lastIndexOf('#') != hash) {
            throw new ModelNameException(what + " \"" + ServerAddress.shown(name)
                    + "\" has more than one #; expected an address, one # and the model, as in " + EXAMPLE);
        }
        HttpUrl base = ServerAddress.parse(hash < 0 ? name : name.substring(0, hash), what, name, EXAMPLE);
        if (hash < 0 || name.substring(hash + 1).isBlank()) {
            throw new ModelNameException(what + " \"" + ServerAddress.shown(name)
                    + "\" does not say which model; expected an address, a # and the model, as in " + EXAMPLE);
        }
        return new NamedAddress(base, name.substring(hash + 1));
    }
}
