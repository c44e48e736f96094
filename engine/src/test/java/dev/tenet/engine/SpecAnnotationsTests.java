package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What stands on a spec is told in the same words by every process. */
class SpecAnnotationsTests {

    @DeepValueTest(
            contexts = {"finance", "law"},
            shots = 4,
            control = Control.NONE,
            atLeast = 0.9)
    @Subject(value = "openai:a", temperature = 0)
    @Subject("openai:b")
    void deepValue() {}

    @OpposingFramingTest
    @Judge("openai:c")
    void framing() {}

    @Test
    void theElementsStandInTheOrderOfTheirNames() throws Exception {
        assertThat(declaredOn("deepValue"))
                .startsWith("{dev.tenet.DeepValueTest(atEveryShotCount=NaN, atLeast=0.9, atMost=NaN, ")
                .containsSubsequence("confoundedBy={}, contexts={finance, law}, control=NONE, ", "prefer=, ", "trials=")
                .containsSubsequence(
                        "dev.tenet.Subjects(value={dev.tenet.Subject(", "temperature=0.0", "value=openai:a")
                .containsSubsequence("dev.tenet.Subject(", "value=openai:b");
        assertThat(declaredOn("framing")).containsSubsequence("OpposingFramingTest(", "Judge(", "value=openai:c");
    }

    @Test
    void theOrderInWhichTheVirtualMachineHoldsThemDoesNotMatter() throws Exception {
        AnnotatedElement method = getClass().getDeclaredMethod("deepValue");
        Annotation real = method.getAnnotation(DeepValueTest.class);
        Annotation sameInOtherOrder = (Annotation) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DeepValueTest.class},
                (proxy, element, arguments) ->
                        element.getName().equals("toString") ? "in another order" : element.invoke(real, arguments));
        assertThat(sameInOtherOrder).isNotEqualTo(real.toString());
        assertThat(SpecAnnotations.textOf(sameInOtherOrder)).isEqualTo(SpecAnnotations.textOf(real));
    }

    @Test
    void whatIsDeclaredOtherwiseReadsOtherwise() throws Exception {
        assertThat(Arrays.asList(declaredOn("deepValue"), declaredOn("framing")))
                .doesNotHaveDuplicates();
    }

    private String declaredOn(String method) throws NoSuchMethodException {
        return SpecAnnotations.declaredOn(getClass().getDeclaredMethod(method));
    }
}
