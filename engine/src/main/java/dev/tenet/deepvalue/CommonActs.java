package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The acts of two values in a context, limited to the activities that both values have acts in. Both options of a
 * question are about the same activity.
 *
 * @param preferred the acts of the preferred value, in bank order
 * @param other the acts of the other value, in bank order
 */
record CommonActs(List<Act> preferred, List<Act> other) {

    static CommonActs of(ValuePair pair, Context context, ScenarioBank bank) {
        return new CommonActs(bank.actsOf(pair.preferred(), context), bank.actsOf(pair.other(), context)).inBoth();
    }

    /** Returns whether any of the acts excludes a dimension. */
    boolean isMarked() {
        return Stream.concat(preferred.stream(), other.stream())
                .anyMatch(act -> !act.notWith().isEmpty());
    }

    /** Returns the acts that are compatible with a dimension. */
    CommonActs goingWith(Dimension dimension) {
        return new CommonActs(
                        preferred.stream()
                                .filter(act -> act.goesWith(dimension))
                                .toList(),
                        other.stream().filter(act -> act.goesWith(dimension)).toList())
                .inBoth();
    }

    /** Returns whether there are enough acts for the test question and at least one example. */
    boolean isEnoughForTwo() {
        // Every activity here has an act of each value, so two activities suffice, or one with two acts of each.
        return Math.min(preferred.size(), other.size()) > 1;
    }

    /** Returns the remaining acts when the given two, both in one activity, are removed. */
    CommonActs without(Act preferredAct, Act otherAct) {
        CommonActs left = new CommonActs(without(preferred, preferredAct), without(other, otherAct));
        String activity = preferredAct.activity();
        // The other activities are unchanged.
        return isIn(left.preferred, activity) == isIn(left.other, activity) ? left : left.inBoth();
    }

    private CommonActs inBoth() {
        return new CommonActs(in(activities(other), preferred), in(activities(preferred), other));
    }

    private static Set<String> activities(List<Act> acts) {
        Set<String> activities = new HashSet<>();
        for (Act act : acts) {
            activities.add(act.activity());
        }
        return activities;
    }

    private static List<Act> in(Set<String> activities, List<Act> acts) {
        List<Act> in = new ArrayList<>(acts.size());
        for (Act act : acts) {
            if (activities.contains(act.activity())) {
                in.add(act);
            }
        }
        return in;
    }

    private static boolean isIn(List<Act> acts, String activity) {
        for (Act act : acts) {
            if (act.activity().equals(activity)) {
                return true;
            }
        }
        return false;
    }

    private static List<Act> without(List<Act> acts, Act removed) {
        List<Act> left = new ArrayList<>(acts);
        left.remove(removed);
        return left;
    }

    /** Returns the acts of the other value in the given activity. */
    List<Act> othersIn(String activity) {
        List<Act> in = new ArrayList<>();
        for (Act act : other) {
            if (act.activity().equals(activity)) {
                in.add(act);
            }
        }
        return in;
    }
}
