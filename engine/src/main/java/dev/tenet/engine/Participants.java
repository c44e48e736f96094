package dev.tenet.engine;

import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the models of a launch in their roles. */
record Participants(Settings settings, ModelAccess access) {

    /**
     * Opens the subject of a spec.
     *
     * @param instance the instance of the spec class
     * @throws InvalidSpecException if no model is configured
     * @throws dev.tenet.model.ModelNameException if the model does not exist
     * @throws IOException if the file with the system prompt cannot be read
     * @throws Exception what a method with {@code @SubjectSource} throws
     */
    Participant subject(DeclaredParticipant declared, SpecMethod method, Object instance) throws Exception {
        if (SubjectObjects.isOne(declared.value())) {
            ChatModel object = SubjectObjects.of(method.type()).read(declared.value(), instance);
            return declared.open(access, object);
        }
        String name = declared.by(settings.get(Role.SUBJECT.model())).value();
        if (name.isEmpty()) {
            throw new InvalidSpecException("no subject: set " + Role.SUBJECT.model() + ", or name one in @Subject"
                    + method.kind()
                            .embeddedSubject()
                            .map(embedded -> "; " + embedded + " is only for trying out Tenet")
                            .orElse(""));
        }
        return open(declared, name, Role.SUBJECT);
    }

    /**
     * Opens the models in a role other than the subject: the declared ones, otherwise the one given by the setting.
     * Empty if none is configured.
     */
    List<Participant> of(Role role, List<DeclaredParticipant> declared) throws IOException {
        Optional<String> setting = settings.get(role.model());
        List<Participant> opened = new ArrayList<>();
        for (DeclaredParticipant one : declared.isEmpty() ? List.of(DeclaredParticipant.BY_SETTING) : declared) {
            DeclaredParticipant named = one.by(setting);
            if (!named.value().isEmpty()) {
                opened.add(open(named, named.value(), role));
            }
        }
        return opened;
    }

    /** Opens a model by name, with default parameters. */
    Participant named(Role role, String name) throws IOException {
        return open(DeclaredParticipant.BY_SETTING, name, role);
    }

    private Participant open(DeclaredParticipant declared, String name, Role role) throws IOException {
        return declared.open(access, name, settings.get(role.extra())).withRole(role.title());
    }
}
