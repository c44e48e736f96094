package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommonWaysTests {

    private static final Way SOUP = new Way("cooking", "makes soup", Set.of());
    private static final Way STEW = new Way("cooking", "makes stew", Set.of());
    private static final Way ROAST = new Way("cooking", "makes a roast", Set.of());
    private static final Way LIST = new Way("shopping", "writes a list", Set.of());
    private static final Way PURSE = new Way("shopping", "takes a purse", Set.of());

    @Test
    void anActivityThatOneSideHasNothingLeftForIsLeftOutOfTheOther() {
        CommonWays ways = new CommonWays(List.of(SOUP, STEW, LIST), List.of(ROAST, PURSE));
        assertThat(ways.without(SOUP, ROAST)).isEqualTo(new CommonWays(List.of(LIST), List.of(PURSE)));
        assertThat(ways.without(LIST, PURSE)).isEqualTo(new CommonWays(List.of(SOUP, STEW), List.of(ROAST)));
    }

    @Test
    void twoActivitiesOrTwoWaysOfEachInOneAreEnoughForTheTestAndAnExample() {
        assertThat(new CommonWays(List.of(SOUP, LIST), List.of(ROAST, PURSE)).isEnoughForTwo())
                .isTrue();
        assertThat(new CommonWays(List.of(SOUP, STEW), List.of(ROAST, SOUP)).isEnoughForTwo())
                .isTrue();
        assertThat(new CommonWays(List.of(SOUP, STEW), List.of(ROAST)).isEnoughForTwo())
                .isFalse();
        assertThat(new CommonWays(List.of(), List.of()).isEnoughForTwo()).isFalse();
    }
}
