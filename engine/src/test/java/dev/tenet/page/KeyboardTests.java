package dev.tenet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The page in the hands of a reader who has no mouse. Every key is pressed in a browser. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class KeyboardTests {

    /** Numbers what a reader acts on, and each box whose content is larger than itself. */
    private static final String NUMBER_THE_STOPS = """
            let number = 0;
            for (const one of document.querySelectorAll('a, summary, input, select, textarea, button, pre, div, td')) {
              if (!one.checkVisibility()) continue;
              const style = getComputedStyle(one);
              const isBox = /auto|scroll/.test(style.overflowX + style.overflowY)
                  && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
              if (isBox || one.matches('a, summary, input, select, textarea, button')) one.dataset.stop = number++;
            }
            number""";

    private static final String FOCUS = """
            (() => {
              const one = document.activeElement;
              const style = getComputedStyle(one);
              const box = one.getBoundingClientRect();
              return {
                stop: one.dataset.stop || '',
                name: one.tagName + ' ' + one.textContent.slice(0, 40),
                outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
                isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
              };
            })()""";

    private Browser browser;
    private Path page;
    private Tab tab;

    @BeforeAll
    void measure(@TempDir Path reports, @TempDir Path scratch) {
        Optional<Browser> found = Browser.find(scratch);
        assumeTrue(found.isPresent(), "there is no Chromium on the path (on Debian: apt-get install chromium)");
        browser = found.get();
        page = MeasuredPage.write(reports, scratch);
    }

    @BeforeEach
    void open() throws Exception {
        tab = browser.open(page);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void everythingToActOnAndEveryScrollingBoxIsReachedAndSeen() throws Exception {
        // Without it, the page is still scrolling when the test looks.
        tab.prefer("prefers-reduced-motion", "reduce");
        tab.evaluate("document.querySelectorAll('.group').forEach(one => { one.open = true; })");
        tab.evaluate("document.querySelectorAll('.trial').forEach((one, i) => { one.open = i % 10 === 0; })");
        int stops = tab.evaluate(NUMBER_THE_STOPS).asInt();
        Set<Integer> missed = new TreeSet<>();
        for (int i = 0; i < stops; i++) {
            missed.add(i);
        }
        Set<String> unseen = new LinkedHashSet<>();
        for (int i = 0; i < stops; i++) {
            tab.press(Tab.Key.TAB);
            JsonNode focus = tab.evaluate(FOCUS);
            missed.remove(focus.path("stop").asInt(-1));
            if (focus.path("outline").asDouble() < 2 || !focus.path("isInView").asBoolean()) {
                unseen.add(focus.path("name").asText());
            }
        }

        assertThat(stops).isGreaterThan(100);
        assertThat(unseen).as("without a visible outline").isEmpty();
        assertThat(missed.stream().map(this::named)).as("not reached").isEmpty();
    }

    @Test
    void theFocusLeavesThePageAtItsEndAndGoesBack() throws Exception {
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false; })");
        int stops = tab.evaluate(NUMBER_THE_STOPS).asInt();
        for (int i = 0; i <= stops; i++) {
            tab.press(Tab.Key.TAB);
        }
        String afterTheLast = tab.evaluate("document.activeElement.tagName").asText();
        for (int i = 0; i < stops; i++) {
            tab.press(Tab.Key.BACK_TAB);
        }

        assertThat(afterTheLast).isEqualTo("BODY");
        assertThat(tab.evaluate("document.activeElement.className").asText()).isEqualTo("skip");
    }

    @Test
    void theFirstKeySkipsToTheClaims() throws Exception {
        tab.press(Tab.Key.TAB);
        assertThat(tab.evaluate(FOCUS).path("isInView").asBoolean()).isTrue();
        tab.press(Tab.Key.ENTER);
        tab.press(Tab.Key.TAB);

        assertThat(tab.evaluate("document.activeElement.closest('#claims') !== null")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aScreenReaderFindsTheLandmarks() throws Exception {
        assertThat(tab.evaluate("['header', 'main', 'footer', 'h1'].map(name => document.querySelectorAll('body '"
                        + " + (name === 'header' ? '> header' : name)).length).join()"))
                .hasToString("\"1,1,1,1\"");
    }

    @Test
    void aReasonForTheDecisionLeadsToItsClaim() throws Exception {
        tabTo(".obstacles a");
        tab.press(Tab.Key.ENTER);
        tab.press(Tab.Key.TAB);

        assertThat(tab.evaluate("document.activeElement.closest('.card').id === location.hash.slice(1)")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void enterAndSpaceOpenAndCloseTranscripts() throws Exception {
        tabTo(".group > summary");
        tab.press(Tab.Key.ENTER);
        assertThat(isOpen(".group")).isTrue();
        tabTo(".trial > summary");
        tab.press(Tab.Key.SPACE);
        assertThat(isOpen(".trial")).isTrue();
        tab.press(Tab.Key.SPACE);
        assertThat(isOpen(".trial")).isFalse();
    }

    @Test
    void typedTextSearchesTranscripts() throws Exception {
        tabTo("#search");
        tab.type("first-name-approval");

        assertThat(shown()).isBetween(1, 10);
    }

    @Test
    void arrowKeysChooseAFilter() throws Exception {
        int all = shown();
        for (String filter : new String[] {"verdict", "outcome", "cell", "flag"}) {
            tabTo("#" + filter);
            tab.press(Tab.Key.DOWN);

            assertThat(tab.evaluate("document.getElementById('" + filter + "').selectedIndex")
                            .asInt())
                    .as(filter)
                    .isEqualTo(1);
        }
        assertThat(shown()).isLessThan(all);
    }

    @Test
    void arrowKeysScrollALongAnswer() throws Exception {
        tab.evaluate("document.querySelector('.group').open = true");
        tab.evaluate("document.querySelector('.trial').open = true");
        tab.evaluate("document.querySelector('.trial .answer').textContent = 'word\\n'.repeat(300)");
        tabTo(".answer");
        tab.press(Tab.Key.END);
        String scrolled = "new Promise(done => setTimeout(() => done("
                + "document.querySelector('.trial .answer').scrollTop), 1000))";

        assertThat(tab.evaluate(scrolled).asDouble()).isPositive();
    }

    private void tabTo(String selector) throws Exception {
        String isThere = "document.activeElement.matches('" + selector + "')";
        for (int i = 0; i < 500 && !tab.evaluate(isThere).asBoolean(); i++) {
            tab.press(Tab.Key.TAB);
        }
        assertThat(tab.evaluate(isThere).asBoolean())
                .as("the focus is on " + selector)
                .isTrue();
    }

    private boolean isOpen(String selector) throws Exception {
        return tab.evaluate("document.querySelector('" + selector + "').open").asBoolean();
    }

    private int shown() throws Exception {
        return tab.evaluate("document.querySelectorAll('.trial:not([hidden])').length")
                .asInt();
    }

    private String named(int stop) {
        try {
            return tab.evaluate("(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 40))"
                            + "(document.querySelector('[data-stop=\"" + stop + "\"]'))")
                    .asText();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
