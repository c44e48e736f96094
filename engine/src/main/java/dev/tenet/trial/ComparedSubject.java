package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The subject that another subject of the same spec method is compared with.
 *
 * @param label its label
 * @param unmeasured why it has no complete run in this launch, in words for users; empty if it has one
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ComparedSubject(String label, Optional<String> unmeasured) {}
