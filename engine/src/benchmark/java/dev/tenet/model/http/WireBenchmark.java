package dev.tenet.model.http;

import dev.tenet.bench.TypicalPrompt;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done for each call beside the call. */
@State(Scope.Thread)
public class WireBenchmark {

    private static final String REPLY = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,"
            + "\"model\":\"bench\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"A\","
            + "\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":1,\"total_tokens\":401}}";

    private final ChatCompletions dialect = ChatCompletions.compatible("bench");
    private final Prompt prompt = Prompt.of(TypicalPrompt.text());

    /** Writes the body of a request with four examples. */
    @Benchmark
    public Object writeARequest() {
        return new OneShotJson(dialect.request(prompt));
    }

    /** Reads the body of a reply. */
    @Benchmark
    public Reply readAReply() throws MalformedReplyException {
        return dialect.reply(REPLY);
    }
}
