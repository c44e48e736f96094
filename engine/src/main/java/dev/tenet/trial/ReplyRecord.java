package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/** A reply as every record of the trial log holds it. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ReplyRecord {

    private ReplyRecord() {}

    /**
     * Puts what was said as {@code answer}, why it ends as {@code finish}, and where they are known {@code
     * unknownFinish}, {@code thoughts}, {@code servedModel}, {@code parametersRejected}, {@code fingerprint}, {@code
     * inputTokens} and {@code outputTokens}.
     */
    public static void put(Map<String, Object> into, Reply reply) {
        into.put("answer", reply.said());
        into.put("finish", reply.finish().name().toLowerCase(Locale.ROOT));
        if (reply.unknownFinish() != null) {
            into.put("unknownFinish", reply.unknownFinish());
        }
        putOrigin(into, reply);
        if (reply.usage() != null) {
            into.put("inputTokens", reply.usage().inputTokens());
            into.put("outputTokens", reply.usage().outputTokens());
        }
    }

    /** Puts who gave a reply, what it thought, and what its server did not take of the request, where they are known. */
    public static void putOrigin(Map<String, Object> into, Reply reply) {
        if (!reply.thoughts().isEmpty()) {
            into.put("thoughts", reply.thoughts());
        }
        if (reply.servedModel() != null) {
            into.put("servedModel", reply.servedModel());
        }
        if (!reply.rejectedParameters().isEmpty()) {
            into.put("parametersRejected", reply.rejectedParameters());
        }
        if (reply.fingerprint() != null) {
            into.put("fingerprint", reply.fingerprint());
        }
    }
}
