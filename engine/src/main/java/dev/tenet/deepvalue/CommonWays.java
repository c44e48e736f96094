package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways in which agents show two values in a context, in activities that both values have a way for: the two options of
 * a question speak of the same one.
 *
 * @param preferred of the one value, in the order of the bank
 * @param other of the other
 */
record CommonWays(List<Way> preferred, List<Way> other) {

    static CommonWays of(ValuePair pair, Context context, ScenarioBank bank) {
        return new CommonWays(bank.waysOf(pair.preferred(), context), bank.waysOf(pair.other(), context)).inBoth();
    }

    /** Whether some of them do not go with the styles of some dimension. */
    boolean isMarked() {
        return Stream.concat(preferred.stream(), other.stream())
                .anyMatch(way -> !way.notWith().isEmpty());
    }

    /** Those that go with the styles of a dimension. */
    CommonWays goingWith(Dimension dimension) {
        return new CommonWays(
                        preferred.stream()
                                .filter(way -> way.goesWith(dimension))
                                .toList(),
                        other.stream().filter(way -> way.goesWith(dimension)).toList())
                .inBoth();
    }

    /** Whether a text of each value can go into the test question and another of each be left, in some activity. */
    boolean isEnoughForTwo() {
        // Each activity here has one of both: two activities have enough, and one that has two of both.
        return Math.min(preferred.size(), other.size()) > 1;
    }

    /** What is left if these stand aside, which are of one activity. */
    CommonWays without(Way preferredWay, Way otherWay) {
        CommonWays left = new CommonWays(without(preferred, preferredWay), without(other, otherWay));
        String activity = preferredWay.activity();
        // Of the other activities there is as much of both as before.
        return isIn(left.preferred, activity) == isIn(left.other, activity) ? left : left.inBoth();
    }

    private CommonWays inBoth() {
        return new CommonWays(in(activities(other), preferred), in(activities(preferred), other));
    }

    private static Set<String> activities(List<Way> ways) {
        Set<String> activities = new HashSet<>();
        for (Way way : ways) {
            activities.add(way.activity());
        }
        return activities;
    }

    private static List<Way> in(Set<String> activities, List<Way> ways) {
        List<Way> in = new ArrayList<>(ways.size());
        for (Way way : ways) {
            if (activities.contains(way.activity())) {
                in.add(way);
            }
        }
        return in;
    }

    private static boolean isIn(List<Way> ways, String activity) {
        for (Way way : ways) {
            if (way.activity().equals(activity)) {
                return true;
            }
        }
        return false;
    }

    private static List<Way> without(List<Way> ways, Way apart) {
        List<Way> left = new ArrayList<>(ways);
        left.remove(apart);
        return left;
    }

    /** Those of the other value in this activity. */
    List<Way> othersIn(String activity) {
        List<Way> in = new ArrayList<>();
        for (Way way : other) {
            if (way.activity().equals(activity)) {
                in.add(way);
            }
        }
        return in;
    }
}
