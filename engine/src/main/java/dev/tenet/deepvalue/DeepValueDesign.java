package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.setting.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A design: every ordered pair of values × every dimension in both directions × every context × every number of shots,
 * or the part of it that a {@link Selection} names.
 *
 * @param pairs ordered pairs of values of one set
 * @param dimensions dimensions of shallow preference
 * @param contexts contexts
 * @param shots numbers of examples in a prompt, all used equally often
 * @param selection the selection that the design was made from; parts that it does not name are skipped if the bank has
 *     too few texts for them
 * @param guidance whether the prompt says what to learn
 * @param control which control questions are asked
 * @param trials the number of trials
 * @param seed the seed of the trials
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeepValueDesign(
        List<ValuePair> pairs,
        List<Dimension> dimensions,
        List<Context> contexts,
        List<Integer> shots,
        Selection selection,
        Guidance guidance,
        Control control,
        long trials,
        long seed) {

    private static final List<Integer> DEFAULT_SHOTS = List.of(4, 20, 40);

    /** An ordered pair of values: the value the user acts on, and the value the user gives up. */
    public record ValuePair(DeepValue preferred, DeepValue other) {
        ValuePair reversed() {
            return new ValuePair(other, preferred);
        }
    }

    /**
     * Creates the design of a selection.
     *
     * @throws InvalidSpecException if the selection has a name that the bank does not declare, or leaves no pair of
     *     values
     */
    public static DeepValueDesign of(
            ScenarioBank bank, Selection selection, Guidance guidance, Control control, long trials, long seed) {
        return new DeepValueDesign(
                pairs(bank, selection),
                all(bank.dimensions(), selection.confoundedBy(), name -> dimension(bank, name)),
                all(bank.contexts(), selection.contexts(), name -> context(bank, name)),
                selection.shots().isEmpty() ? DEFAULT_SHOTS : selection.shots(),
                selection,
                guidance,
                control,
                trials,
                seed);
    }

    private static List<ValuePair> pairs(ScenarioBank bank, Selection selection) {
        Optional<DeepValue> prefer = named(selection.prefer(), name -> value(bank, "prefer", name));
        Optional<DeepValue> over = named(selection.over(), name -> value(bank, "over", name));
        List<ValuePair> pairs = new ArrayList<>();
        for (DeepValue preferred : bank.values()) {
            for (DeepValue other : bank.values()) {
                if (preferred.set().equals(other.set())
                        && !preferred.equals(other)
                        && prefer.map(preferred::equals).orElse(true)
                        && over.map(other::equals).orElse(true)) {
                    pairs.add(new ValuePair(preferred, other));
                }
            }
        }
        if (pairs.isEmpty()) {
            throw new InvalidSpecException("prefer = \"" + selection.prefer() + "\" and over = \"" + selection.over()
                    + "\" do not form a pair; expected two different values from one set: " + sets(bank));
        }
        return pairs;
    }

    private static String sets(ScenarioBank bank) {
        return String.join(
                "; ",
                bank.values().stream()
                        .map(DeepValue::set)
                        .distinct()
                        .map(set -> set + ": "
                                + String.join(
                                        ", ",
                                        bank.values().stream()
                                                .filter(value -> value.set().equals(set))
                                                .map(DeepValue::name)
                                                .toList()))
                        .toList());
    }

    private static <T> Optional<T> named(String name, Function<String, T> find) {
        return name.isEmpty() ? Optional.empty() : Optional.of(find.apply(name));
    }

    private static <T> List<T> all(List<T> everything, List<String> names, Function<String, T> find) {
        return names.isEmpty()
                ? everything
                : names.stream().map(find).distinct().toList();
    }

    static DeepValue value(ScenarioBank bank, String attribute, String name) {
        return found(bank.value(name), attribute, "value", name, bank.valueNames());
    }

    static Dimension dimension(ScenarioBank bank, String name) {
        return found(bank.dimension(name), "confoundedBy", "dimension", name, bank.dimensionNames());
    }

    static Context context(ScenarioBank bank, String name) {
        return found(bank.context(name), "contexts", "context", name, bank.contextNames());
    }

    private static <T> T found(
            Optional<T> found, String attribute, String kind, String name, Collection<String> known) {
        return found.orElseThrow(() -> new InvalidSpecException(attribute + " = \"" + name + "\": there is no " + kind
                + " with that name; " + Names.suggestion(name, known)));
    }
}
