package dev.tenet.samples;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Turn;
import dev.tenet.model.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * A subject or judge behind any client of LangChain4j. To use one, write a subclass whose no-argument constructor passes the
 * client, as {@link LangChain4jOpenAi} does.
 */
class LangChain4jModel implements ChatModel {

    private final dev.langchain4j.model.chat.ChatModel client;

    LangChain4jModel(dev.langchain4j.model.chat.ChatModel client) {
        this.client = client;
    }

    @Override
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        List<ChatMessage> messages = new ArrayList<>();
        if (prompt.system() != null) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        for (Turn turn : prompt.turns()) {
            messages.add(turn.role() == Turn.Role.USER ? UserMessage.from(turn.text()) : AiMessage.from(turn.text()));
        }
        try {
            return reply(client.chat(ChatRequest.builder()
                    .messages(messages)
                    .parameters(parameters(prompt))
                    .build()));
        } catch (ContentFilteredException withheld) {
            return Reply.builder("").finish(Finish.REFUSED).build();
        } catch (AuthenticationException | ModelNotFoundException hopeless) {
            throw new FatalModelException(client.provider() + " answered: " + hopeless.getMessage());
        } catch (RuntimeException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while " + client.provider() + " was asked");
            }
            throw new ModelException("the call to " + client.provider() + " failed: " + failed.getMessage(), failed);
        }
    }

    /** Sets no seed: only some providers have one, each with its own parameter class. */
    ChatRequestParameters parameters(Prompt prompt) {
        var parameters = ChatRequestParameters.builder()
                .temperature(prompt.sampling().temperature())
                .topP(prompt.sampling().topP())
                .maxOutputTokens(prompt.sampling().maxTokens());
        if (prompt.schema() != null
                && client.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA)) {
            parameters.responseFormat(JsonSchema.builder()
                    .name(prompt.schema().name())
                    .rootElement(JsonRawSchema.from(prompt.schema().json()))
                    .build());
        }
        return parameters.build();
    }

    private static Reply reply(ChatResponse answer) {
        String text = answer.aiMessage().text();
        String thoughts = answer.aiMessage().thinking();
        return Reply.builder(text == null ? "" : text)
                .thoughts(thoughts == null ? "" : thoughts)
                .finish(finish(answer.finishReason()))
                .usage(usage(answer.tokenUsage()))
                .servedModel(answer.modelName())
                .build();
    }

    private static Finish finish(FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            return Finish.CUT_OFF;
        }
        return reason == FinishReason.CONTENT_FILTER ? Finish.REFUSED : Finish.COMPLETE;
    }

    private static Usage usage(TokenUsage tokens) {
        return tokens == null || tokens.inputTokenCount() == null || tokens.outputTokenCount() == null
                ? null
                : Usage.of(tokens.inputTokenCount(), tokens.outputTokenCount());
    }
}
