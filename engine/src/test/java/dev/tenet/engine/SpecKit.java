package dev.tenet.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.Subject;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.report.ReportSettings;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/**
 * Runs specs on the engine, and says what became of each leaf by its display name. Specs for which neither a test nor an
 * annotation names an embedded subject are run on {@link FirstOption}.
 */
final class SpecKit {

    private final Path reports;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    SpecKit(Path reports) {
        this.reports = reports;
        // Many tests measure the same spec twice.
        parameters.put(TenetSettings.REMEASURE.key(), "true");
    }

    SpecKit with(String key, String value) {
        parameters.put(key, value);
        return this;
    }

    SpecKit with(Setting<?> setting, String value) {
        return with(setting.key(), value);
    }

    /** As users run it: what was measured before is not measured again. */
    SpecKit reportingFirstVerdicts() {
        parameters.remove(TenetSettings.REMEASURE.key());
        return this;
    }

    Leaves run(Class<?>... specs) {
        return run(Stream.of(specs).map(spec -> selectClass(spec)).toArray(DiscoverySelector[]::new));
    }

    Leaves run(DiscoverySelector... selectors) {
        if (!parameters.containsKey(Role.SUBJECT.model().key())
                && Stream.of(selectors).noneMatch(SpecKit::namesAnEmbeddedSubject)) {
            // Fast, and the same answer to each prompt of every test.
            parameters.put(Role.SUBJECT.model().key(), "class:" + FirstOption.class.getName());
        }
        return new Leaves(EngineTestKit.engine(TenetTestEngine.ID)
                .selectors(selectors)
                .configurationParameter(ReportSettings.REPORTS.key(), reports.toString())
                // Never the user's own.
                .configurationParameter(
                        TrialSettings.ADMISSIONS.key(),
                        reports.resolve("judges").toString())
                .configurationParameters(parameters)
                .execute());
    }

    /** A setting would take the place of the subject that the spec was written against. */
    private static boolean namesAnEmbeddedSubject(DiscoverySelector selector) {
        Class<?> spec = selector instanceof ClassSelector ofClass
                ? ofClass.getJavaClass()
                : selector instanceof MethodSelector ofMethod ? ofMethod.getJavaClass() : Void.class;
        return Stream.concat(Stream.of(spec), Stream.of(spec.getDeclaredMethods()))
                .flatMap(element -> Stream.of(element.getAnnotationsByType(Subject.class)))
                .anyMatch(subject -> subject.value().startsWith("embedded:"));
    }

    /** The leaves of a run, in the order in which they ended. */
    record Leaves(EngineExecutionResults results) {

        List<String> names() {
            return ended().map(event -> event.getTestDescriptor().getDisplayName())
                    .toList();
        }

        List<TestDescriptor> descriptors() {
            return ended().map(Event::getTestDescriptor).toList();
        }

        /** {@code successful}, {@code failed}, {@code aborted} or {@code skipped}. */
        String outcome(String name) {
            Event event = only(name);
            return event.getType() == EventType.SKIPPED
                    ? "skipped"
                    : event.getRequiredPayload(TestExecutionResult.class)
                            .getStatus()
                            .name()
                            .toLowerCase(Locale.ROOT);
        }

        Throwable thrown(String name) {
            return only(name)
                    .getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .orElseThrow(() -> new AssertionError(name + " threw nothing"));
        }

        private Event only(String name) {
            List<Event> found = ended().filter(
                            event -> event.getTestDescriptor().getDisplayName().equals(name))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(name + " stands " + found.size() + " times in " + names());
            }
            return found.get(0);
        }

        private Stream<Event> ended() {
            return results.testEvents().stream()
                    .filter(event -> event.getType() == EventType.FINISHED || event.getType() == EventType.SKIPPED);
        }
    }

    /** Takes what stands first: a DVGR of a half. */
    static final class FirstOption implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A");
        }
    }

    static final class WrongKey implements ChatModel {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) throws FatalModelException {
            if (asked.incrementAndGet() > 5) {
                throw new FatalModelException("api.acme.com answered 401: the key has expired");
            }
            return Reply.of("Option A");
        }
    }

    static final class CutLine implements ChatModel {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            if (asked.incrementAndGet() % 5 == 0) {
                throw new ModelException("the line was cut");
            }
            return Reply.of("Option A");
        }
    }

    static final class Refuser implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("I'm sorry, but I can't choose for someone else.");
        }
    }
}
