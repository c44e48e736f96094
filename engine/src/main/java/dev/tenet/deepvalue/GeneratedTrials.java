package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.ControlQuestion.Kind;
import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import dev.tenet.deepvalue.ExampleSource.Direction;
import dev.tenet.deepvalue.ExampleSource.TestTexts;
import dev.tenet.setting.InvalidSpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * Generates the trials of a design lazily, from its seed.
 *
 * <p>Cells (context × shots), pairs of values and directions of dimensions are each drawn without replacement, and
 * reshuffled when exhausted. In each cell the numbers of trials with the preferred value first and second differ by at
 * most one. The content of each trial is drawn with a seed of its own.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class GeneratedTrials implements PlannedTrials {

    private static final int ID_DIGITS = 6;

    private final DeepValueDesign design;
    private final ScenarioBank bank;
    private final ExampleSource examples;
    private final List<Direction> allDirections;
    private final List<Cell> allCells;
    private final Dealer dealer;
    // A cache of the compatible directions, which are looked up several times per trial and never change.
    // Cells, pairs and directions are compared by identity: the decks always return the same instances.
    private final IdentityHashMap<Cell, IdentityHashMap<ValuePair, Set<Direction>>> askable = new IdentityHashMap<>();
    private final Map<Set<Direction>, Set<Direction>> sets = new HashMap<>();
    private final Set<ValuePair> designed;
    private final CommonActsIndex common;
    private long drawn;

    private record Cell(Context context, int shots) {}

    /** What a trial is about; the seed is that of its texts. */
    private record Dealt(Cell cell, ValuePair pair, Direction direction, Option deepOption, long seed) {

        String levelOf(Every every) {
            return switch (every) {
                case CONTEXT -> cell.context().name();
                case VALUE -> pair.preferred().name();
                case SHOT_COUNT -> Integer.toString(cell.shots());
            };
        }
    }

    /** Deals one trial after the other from the seed of the design. */
    private final class Dealer {

        private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(design.seed());
        private final Deck<Cell> cells = new Deck<>(allCells, random);
        private final Deck<ValuePair> pairs = new Deck<>(design.pairs(), random);
        private final Deck<Direction> directions = new Deck<>(allDirections, random);
        private final Map<Cell, Deck<Option>> letters = new HashMap<>();

        Dealt deal() {
            Cell cell = cells.deal(any -> true).orElseThrow();
            ValuePair pair = pairs.deal(
                            cell, candidate -> !directionsOf(candidate, cell).isEmpty())
                    .orElseThrow();
            Set<Direction> possible = directionsOf(pair, cell);
            Direction direction = directions.deal(possible, possible::contains).orElseThrow();
            Option deepOption = letters.computeIfAbsent(cell, c -> new Deck<>(List.of(Option.values()), random))
                    .deal(any -> true)
                    .orElseThrow();
            return new Dealt(cell, pair, direction, deepOption, random.nextLong());
        }
    }

    /**
     * Creates trials with composed examples.
     *
     * @throws InvalidSpecException if the bank has too few texts for the design
     */
    public GeneratedTrials(DeepValueDesign design, ScenarioBank bank) {
        this(design, bank, new CommonActsIndex(bank));
    }

    /**
     * Creates trials with recorded examples.
     *
     * @throws InvalidSpecException if the recordings or the bank have too few texts for the design
     */
    public GeneratedTrials(DeepValueDesign design, ScenarioBank bank, RecordedExamples recorded) {
        this(design, bank, new CommonActsIndex(bank), recorded);
    }

    private GeneratedTrials(DeepValueDesign design, ScenarioBank bank, CommonActsIndex common) {
        this(design, bank, common, new ComposedExamples(bank, common));
    }

    private GeneratedTrials(DeepValueDesign design, ScenarioBank bank, CommonActsIndex common, ExampleSource examples) {
        this.common = common;
        this.design = design;
        this.bank = bank;
        this.examples = examples;
        this.designed = new HashSet<>(design.pairs());
        this.allDirections = design.dimensions().stream()
                .flatMap(dimension -> Stream.of(
                        direction(dimension, dimension.first(), dimension.second()),
                        direction(dimension, dimension.second(), dimension.first())))
                .toList();
        this.allCells = askableCells();
        this.dealer = new Dealer();
    }

    /** Deals all trials without writing their texts. */
    @Override
    public Map<Factor, Map<String, Long>> planned() {
        Map<Factor, Map<String, Long>> planned = new EnumMap<>(Factor.class);
        Dealer same = new Dealer();
        for (long i = 0; i < design.trials(); i++) {
            Dealt dealt = same.deal();
            for (Every every : Every.values()) {
                planned.computeIfAbsent(every.factor(), factor -> new HashMap<>())
                        .merge(dealt.levelOf(every), 1L, Long::sum);
            }
        }
        return planned;
    }

    @Override
    public long size() {
        return design.trials();
    }

    @Override
    public Optional<Trial> next() {
        if (drawn == design.trials()) {
            return Optional.empty();
        }
        Dealt dealt = dealer.deal();
        Trial trial = write(dealt, controls(dealt.pair()));
        drawn++;
        return Optional.of(trial);
    }

    private Set<Kind> controls(ValuePair pair) {
        Set<Kind> asked = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (ControlPlan.isAsked(kind, design.control(), drawn, () -> !designed.contains(pair.reversed()))) {
                asked.add(kind);
            }
        }
        return asked;
    }

    private Trial write(Dealt dealt, Set<Kind> controlled) {
        Cell cell = dealt.cell();
        ValuePair pair = dealt.pair();
        Direction direction = dealt.direction();
        Option deepOption = dealt.deepOption();
        UniformRandomProvider own = RandomSource.SPLIT_MIX_64.create(dealt.seed());
        Wording wording = new Wording(own);
        String user = wording.user();
        TestTexts texts = testTexts(pair, direction, cell.context(), own);
        String activity = texts.preferredAct().activity();
        Wording.Form form = wording.form();
        String scenario = wording.scenario(user, activity);
        // The test question swaps the styles, (v1, s2) against (v2, s1). A confounded control question does not.
        Question test = question(scenario, form, texts, direction, direction.otherPole(), deepOption);
        Question confounded = question(scenario, form, texts, direction, direction.pole(), deepOption);
        List<Example> shown = examples.draw(pair, direction, cell.context(), cell.shots(), texts, user, own)
                .orElseThrow(() -> tooFewTexts(cell, pair, direction));
        List<ControlQuestion> controls = new ArrayList<>(controlled.size());
        for (Kind kind : controlled) {
            controls.add(
                    switch (kind) {
                        case ZERO_SHOT -> new ControlQuestion(kind, 0, PromptText.withoutExamples(user, test));
                        case CONFOUNDED ->
                            new ControlQuestion(
                                    kind,
                                    cell.shots(),
                                    PromptText.withExamples(user, shown, confounded, design.guidance()));
                    });
        }
        return new Trial(
                id(pair, direction, cell),
                new Situation(
                        pair.preferred().name(),
                        pair.other().name(),
                        direction.dimension().name(),
                        direction.pole().name(),
                        direction.otherPole().name(),
                        cell.context().name()),
                activity,
                cell.shots(),
                deepOption,
                PromptText.withExamples(user, shown, test, design.guidance()),
                controls);
    }

    private static Question question(
            String scenario,
            Wording.Form form,
            TestTexts texts,
            Direction direction,
            Pole preferredPole,
            Option letter) {
        Dimension dimension = direction.dimension();
        Pole otherPole = preferredPole.equals(direction.pole()) ? direction.otherPole() : direction.pole();
        return Question.of(
                scenario,
                form.option(texts.preferredAct().text(), texts.styles().of(preferredPole, dimension)),
                letter,
                form.option(texts.otherAct().text(), texts.styles().of(otherPole, dimension)));
    }

    private static InvalidSpecException tooFewTexts(Cell cell, ValuePair pair, Direction direction) {
        return new InvalidSpecException("found no arrangement of the scenario bank's texts that yields "
                + cell.shots() + " different examples of " + pair.preferred().name() + " over "
                + pair.other().name() + ", "
                + direction.dimension().name() + ", in "
                + cell.context().name()
                + "; add texts, or set fewer shots");
    }

    private String id(ValuePair pair, Direction direction, Cell cell) {
        String number = Long.toString(drawn + 1);
        return "0".repeat(Math.max(0, ID_DIGITS - number.length())) + number + " "
                + pair.preferred().name() + " over " + pair.other().name() + ", "
                + direction.pole().name() + ", " + cell.context().name() + ", " + cell.shots();
    }

    /** Picks the texts of both options: two acts of one activity, and a pair of styles. */
    private TestTexts testTexts(ValuePair pair, Direction direction, Context context, UniformRandomProvider own) {
        CommonActs acts = common.of(pair, context, direction.dimension());
        Act act = pick(acts.preferred(), own);
        return new TestTexts(act, pick(acts.othersIn(act.activity()), own), pick(direction.stylePairs(), own));
    }

    private static <T> T pick(List<T> from, UniformRandomProvider own) {
        return from.get(own.nextInt(from.size()));
    }

    private List<Cell> askableCells() {
        List<Cell> askable = new ArrayList<>();
        for (Context context : design.contexts()) {
            for (int shots : design.shots()) {
                Cell cell = new Cell(context, shots);
                if (design.pairs().stream()
                        .anyMatch(pair -> !directionsOf(pair, cell).isEmpty())) {
                    askable.add(cell);
                }
            }
        }
        for (int shots : !design.selection().shots().isEmpty() ? design.shots() : List.<Integer>of()) {
            if (askable.stream().noneMatch(cell -> cell.shots() == shots)) {
                throw new InvalidSpecException(
                        "shots = " + shots + ": no value pair and dimension has that many examples; " + mostExamples());
            }
        }
        for (Context context : !design.selection().contexts().isEmpty() ? design.contexts() : List.<Context>of()) {
            if (!askable.isEmpty()
                    && askable.stream().noneMatch(cell -> cell.context().equals(context))) {
                throw new InvalidSpecException("contexts = \"" + context.name()
                        + "\": this context has too few texts for the shots; expected at least two ways for each"
                        + " value, in activities that both values of a pair have. Add texts, or remove the context");
            }
        }
        if (askable.isEmpty()) {
            throw new InvalidSpecException("no value pair and dimension of the design has enough texts in its"
                    + " contexts; each value needs at least two ways in a context, in activities that the other value"
                    + " also has, and each dimension needs at least two pairs of styles");
        }
        return askable;
    }

    /** Describes the maximum number of examples in a prompt of the design, for error messages. */
    private String mostExamples() {
        int most = 0;
        String of = "";
        for (Context context : design.contexts()) {
            for (ValuePair pair : design.pairs()) {
                for (Direction direction : allDirections) {
                    int number = available(pair, context, direction);
                    if (number > most) {
                        most = number;
                        of = pair.preferred().name() + " over "
                                + pair.other().name() + ", "
                                + direction.dimension().name() + ", in " + context.name();
                    }
                }
            }
        }
        String where = examples.place();
        return most == 0
                ? "there are none in " + where + "; add examples"
                : "the maximum is " + most + " (" + of + ") in " + where + "; set fewer shots, or add examples";
    }

    private Direction direction(Dimension dimension, Pole pole, Pole otherPole) {
        return new Direction(dimension, pole, otherPole, bank.stylePairs(dimension));
    }

    /** Returns the number of available examples, or 0 if no test question can be composed. */
    private int available(ValuePair pair, Context context, Direction direction) {
        return direction.stylePairs().size() > 1
                        && common.of(pair, context, direction.dimension()).isEnoughForTwo()
                ? examples.available(pair, context, direction)
                : 0;
    }

    /** Returns the directions that have enough texts for a pair of values in a cell. */
    private Set<Direction> directionsOf(ValuePair pair, Cell cell) {
        return askable.computeIfAbsent(cell, none -> new IdentityHashMap<>())
                .computeIfAbsent(pair, asked -> findDirections(asked, cell));
    }

    private Set<Direction> findDirections(ValuePair pair, Cell cell) {
        Set<Direction> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Direction direction : allDirections) {
            if (available(pair, cell.context(), direction) >= cell.shots()) {
                found.add(direction);
            }
        }
        // Equal sets share one instance, because the deck of directions keys its state by identity.
        return sets.computeIfAbsent(found, first -> first);
    }
}
