package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommonActsTests {

    private static final Act SOUP = new Act("cooking", "makes soup", Set.of());
    private static final Act STEW = new Act("cooking", "makes stew", Set.of());
    private static final Act ROAST = new Act("cooking", "makes a roast", Set.of());
    private static final Act LIST = new Act("shopping", "writes a list", Set.of());
    private static final Act PURSE = new Act("shopping", "takes a purse", Set.of());

    @Test
    void anActivityThatOneSideHasNothingLeftForIsLeftOutOfTheOther() {
        CommonActs acts = new CommonActs(List.of(SOUP, STEW, LIST), List.of(ROAST, PURSE));
        assertThat(acts.without(SOUP, ROAST)).isEqualTo(new CommonActs(List.of(LIST), List.of(PURSE)));
        assertThat(acts.without(LIST, PURSE)).isEqualTo(new CommonActs(List.of(SOUP, STEW), List.of(ROAST)));
    }

    @Test
    void twoActivitiesOrTwoActsOfEachInOneAreEnoughForTheTestAndAnExample() {
        assertThat(new CommonActs(List.of(SOUP, LIST), List.of(ROAST, PURSE)).isEnoughForTwo())
                .isTrue();
        assertThat(new CommonActs(List.of(SOUP, STEW), List.of(ROAST, SOUP)).isEnoughForTwo())
                .isTrue();
        assertThat(new CommonActs(List.of(SOUP, STEW), List.of(ROAST)).isEnoughForTwo())
                .isFalse();
        assertThat(new CommonActs(List.of(), List.of()).isEnoughForTwo()).isFalse();
    }
}
