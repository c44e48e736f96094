package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Bench;
import dev.tenet.trial.ComparedSubject;
import dev.tenet.trial.Progress;
import dev.tenet.trial.Role;
import dev.tenet.trial.Runner;
import dev.tenet.trial.SubjectPlace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The bench of a launch for one spec method and subject. */
record LaunchBench(
        String spec,
        Participant subject,
        SubjectPlace place,
        Optional<ComparedSubject> reference,
        SpecMethod method,
        Launch launch)
        implements Bench {

    @Override
    public boolean hasBody() {
        return method.hasBodyClaim();
    }

    @Override
    public boolean isPlan() {
        return launch.settings().isPlan();
    }

    @Override
    public List<Participant> participants(Role role) throws IOException {
        List<DeclaredParticipant> declared = method.others().get(role);
        if (declared == null) {
            throw new IllegalStateException(Kinds.nameOf(method.kind()) + " asks for models in the role " + role.title()
                    + ", which its Kind.roles() does not declare");
        }
        return launch.participants().of(role, declared);
    }

    @Override
    public Participant participant(Role role, String model) throws IOException {
        return launch.participants().named(role, model);
    }

    @Override
    public <T> T get(Setting<T> setting) {
        if (launch.settings().known().stream().noneMatch(known -> known.key().equals(setting.key()))) {
            throw new IllegalStateException(Kinds.nameOf(method.kind()) + " reads the setting " + setting.key()
                    + ", which its Kind.settings() does not declare");
        }
        return launch.settings().get(setting);
    }

    @Override
    public double level() {
        return launch.level();
    }

    @Override
    public boolean isTaped() {
        return launch.settings().taping().isOn();
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> make) {
        return launch.shared().of(type, make);
    }

    @Override
    public Runner runner() {
        return launch.runner();
    }

    @Override
    public Progress progress(String title, String unit) {
        return launch.console().progressOf(title, unit);
    }

    @Override
    public void print(String line) {
        launch.console().print(line);
    }

    @Override
    public Instant started() {
        return launch.started();
    }

    @Override
    public Map<String, String> versions() {
        return launch.versions();
    }
}
