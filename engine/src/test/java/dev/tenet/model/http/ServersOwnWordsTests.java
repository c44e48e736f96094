package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies in the words of many servers, and what comes of up to forty prompts that are sent to them. */
@Tag("slow")
@Timeout(60)
class ServersOwnWordsTests {

    private static final int PROMPTS = 40;

    // Every other one is too long.
    private static final int LONG_PROMPTS = 10;

    /** One reply: the wire format, the status, what it is sent for, the body. */
    record Case(String format, int status, String when, String body) {

        static Stream<Case> all(String lines) {
            return lines.lines().map(line -> {
                String[] cells = line.split(" \\| ", 4);
                return new Case(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3]);
            });
        }
    }

    private record Came(List<Reply> replies, List<ModelException> failures, List<JsonNode> requests) {}

    static Stream<Case> ofAFilter() {
        return Case.all("""
                openai | 400 | some | {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"}}}}}
                openai | 400 | some | {"error":{"message":"Your request was rejected as a result of our safety system.","type":"image_generation_user_error","param":null,"code":"moderation_blocked"}}
                openai | 400 | some | {"error":{"code":"1301","message":"系统检测到输入或生成内容可能包含不安全或敏感内容，请您避免输入易产生敏感内容的提示语，感谢您的配合。"}}
                openai | 400 | some | {"error":{"message":"Content Exists Risk","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}
                openai | 400 | some | {"error":{"code":"data_inspection_failed","param":null,"message":"Input data may contain inappropriate content.","type":"data_inspection_failed"},"id":"chatcmpl-1","request_id":"1"}
                openai | 400 | some | {"error":{"message":"The request was rejected because it was considered high risk","type":"content_filter"}}
                openai | 403 | some | {"code":"The caller does not have permission to execute the specified operation","error":"Content violates usage guidelines. Team: 1, API key ID: 2, Model: grok-3, Failed check: SAFETY_CHECK_TYPE_BIO"}
                openai | 400 | some | {"error":{"message":"litellm.BadRequestError: litellm.ContentPolicyViolationError: AzureException - The response was filtered","type":null,"param":null,"code":"400"}}
                openai | 400 | some | {"error":{"message":"litellm.APIConnectionError: Violated guardrail policy","type":"None","param":"None","code":"400"}}
                openai | 400 | some | {"error":{"message":{"error":"Violated OpenAI moderation policy","moderation_result":{"violated_categories":["hate"]}},"type":"None","param":"None","code":"400"}}
                openai | 400 | some | {"detail":"Request blocked by Model Armor: prompt injection and jailbreak filter matched"}
                openai | 422 | some | {"detail":[{"type":"value_error","loc":["body","messages"],"msg":"Prompt violates our acceptable use policy"}]}
                openai | 403 | some | {"error":{"message":"Input blocked by Llama Guard: S10 Hate","type":"invalid_request_error","code":"input_blocked"}}
                openai | 400 | some | {"message":"The input was blocked by the guardrail gr-123.","__type":"ValidationException"}
                openai | 400 | some | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"The response was filtered due to the prompt triggering Azure OpenAI's content management policy\\",\\"code\\":\\"content_filter\\"}}","provider_name":"Azure"}}}
                openai | 400 | some | {"error":{"code":"SensitiveContentDetected","message":"The request failed because the input text may contain sensitive information.","param":"","type":"BadRequest"}}
                openai | 400 | some | {"object":"error","message":"Moderation check failed for input","type":"invalid_request_error","param":null,"code":"3051"}
                openai | 403 | some | {"error":{"message":"Request rejected by AI Gateway Guardrails: prompt hazard category violent crimes","code":2016}}
                openai | 424 | some | {"success":false,"result":[],"messages":[],"error":[{"code":2016,"message":"Prompt blocked due to security configurations"}]}
                openai | 400 | some | {"success":false,"errors":[{"code":2016,"message":"Prompt blocked due to security configurations"}]}
                openai | 446 | some | {"error":{"message":"The response was blocked by guardrails","type":"hooks_failed"}}
                openai | 400 | some | {"error":{"message":"We can't process this request because it may go against our rules on election content.","type":"invalid_request_error","param":null,"code":"policy_violation"}}
                anthropic | 400 | some | {"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}
                anthropic | 400 | some | {"type":"error","error":{"type":"invalid_request_error","message":"This request would violate our Usage Policy."}}
                gemini | 400 | some | {"error":{"code":400,"message":"The prompt could not be submitted. This prompt contains sensitive words that violate Google's Responsible AI practices.","status":"INVALID_ARGUMENT"}}
                gemini | 400 | some | [{"error":{"code":400,"message":"Request contains content that was blocked for PROHIBITED_CONTENT.","status":"FAILED_PRECONDITION"}}]
                gemini | 200 | some | {"promptFeedback":{"blockReason":"OTHER"},"usageMetadata":{"promptTokenCount":4},"modelVersion":"m"}
                gemini | 200 | some | {"promptFeedback":{"blockReason":"MODEL_ARMOR","blockReasonMessage":"Blocked by Model Armor Floor Setting"}}
                gemini | 200 | some | {"candidates":[{"finishReason":"SPII","index":0}]}
                openai | 200 | some | {"choices":[{"index":0,"finish_reason":"content_filter","message":{"role":"assistant","content":""}}]}
                openai | 200 | some | {"choices":[{"index":0,"finish_reason":"sensitive","message":{"role":"assistant","content":""}}]}
                openai | 200 | some | {"choices":[],"error":{"message":"PROHIBITED_CONTENT","code":400}}
                openai | 200 | some | {"choices":[{"index":0,"finish_reason":"error","error":{"code":403,"message":"Your input was flagged by moderation"},"message":{"role":"assistant","content":""}}]}
                openai | 200 | some | {"error":"Content violates usage guidelines."}
                responses | 200 | some | {"status":"incomplete","incomplete_details":{"reason":"content_filter"},"output":[]}
                responses | 200 | some | {"status":"failed","error":{"code":"invalid_prompt","message":"Invalid prompt: we've limited access to this content for safety reasons."},"output":[]}
                """);
    }

    @ParameterizedTest
    @MethodSource("ofAFilter")
    void aFilterWithholdsOnePrompt(Case one) throws Exception {
        Came came = ask(one);
        assertThat(came.failures()).isEmpty();
        assertThat(came.replies()).hasSize(PROMPTS);
        assertThat(came.replies())
                .filteredOn(reply -> reply.finish() == Reply.Finish.WITHHELD)
                .hasSize(PROMPTS / 20);
    }

    static Stream<Case> ofLength() {
        return Case.all("""
                openai | 400 | long | {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens. Please reduce the length of the messages.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
                openai | 400 | long | {"error":{"message":"Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
                openai | 400 | long | {"error":{"message":"'max_tokens' or 'max_completion_tokens' is too large: 200. This model's maximum context length is 4096 tokens and your request has 4000 input tokens (200 > 4096 - 4000). None","type":"BadRequestError","param":null,"code":400}}
                openai | 400 | long | {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5285 tokens (5085 in the messages, 200 in the completion). Please reduce the length of the messages or completion.","type":"BadRequestError","param":null,"code":400}
                openai | 400 | long | {"error":{"message":"max_tokens must be at least 1, got -989. (parameter=max_tokens, value=-989)","type":"BadRequestError","param":"max_tokens","code":400}}
                openai | 400 | long | {"object":"error","message":"Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5285 tokens: 5085 tokens from the input messages and 200 tokens for the completion. Please reduce the number of tokens in the input messages or the completion to fit within the limit.","type":"BadRequestError","param":null,"code":400}
                openai | 413 | long | {"error":{"message":"Payload Too Large","type":"validation"}}
                openai | 413 | long | <html><head><title>413 Request Entity Too Large</title></head><body><center><h1>413 Request Entity Too Large</h1></center><hr><center>nginx</center></body></html>
                openai | 422 | long | {"error":"Input validation error: `inputs` must have less than 4095 tokens. Given: 5085","error_type":"validation"}
                openai | 400 | long | {"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"exceed_context_size_error","n_prompt_tokens":5085,"n_ctx":4096}}
                openai | 400 | long | {"error":{"code":400,"message":"the request exceeds the available context size","type":"invalid_request_error"}}
                openai | 500 | long | {"error":{"code":500,"message":"context shift is disabled; input is larger than the context size","type":"server_error"}}
                openai | 400 | long | {"error":"The model has crashed without additional information. Reached context length of 4096 tokens with arch that does not currently support mid-generation context overflow."}
                openai | 400 | long | {"error":{"message":"Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
                openai | 413 | long | {"error":{"message":"Request too large for model `llama-3.1-8b-instant` in organization `org_1` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Requested 9085, please reduce your message size and try again. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing","type":"tokens","code":"rate_limit_exceeded"}}
                openai | 400 | long | {"object":"error","message":"Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length","type":"invalid_request_message_order","param":null,"code":"3051"}
                openai | 422 | long | {"error":{"message":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens and 200 `max_new_tokens`","type":"invalid_request_error","param":"max_tokens","code":null}}
                openai | 400 | long | {"error":{"object":"error","type":"invalid_request_error","code":"invalid_request_error","message":"The prompt is too long: 9000, model maximum context length: 8191"}}
                openai | 400 | long | {"error":{"message":"Invalid request: Your request exceeded model token limit: 8192 (requested: 9000)","type":"invalid_request_error"}}
                openai | 400 | long | {"error":{"code":"1261","message":"Prompt 超长"}}
                openai | 400 | long | {"error":{"code":"invalid_parameter_error","param":null,"message":"<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 6000]","type":"invalid_request_error"}}
                openai | 400 | long | {"message":"Input is too long for requested model.","__type":"ValidationException"}
                openai | 400 | long | {"message":"Malformed input request: expected maxLength: 12000, actual: 13004, please reformat your input and try again."}
                openai | 400 | long | {"error":{"message":"This endpoint's maximum context length is 4096 tokens. However, you requested about 5285 tokens (5085 of text input, 200 in the output). Please reduce the length of either one, or use the \\"middle-out\\" transform to compress your prompt automatically.","code":400}}
                openai | 400 | long | {"error":{"message":"litellm.ContextWindowExceededError: litellm.BadRequestError: This model's maximum context length is 4096 tokens.","type":null,"param":null,"code":"400"}}
                openai | 400 | long | {"code":"Client specified an invalid argument","error":"This model's maximum prompt length is 131072 but the request contains 140000 tokens."}
                openai | 400 | long | {"errors":[{"message":"AiError: Bad input: Error: The estimated number of input and maximum output tokens (9000) exceeded this model context window limit (7968).","code":5021}],"success":false,"result":{},"messages":[]}
                openai | 400 | long | {"error":"input token length 9000 exceeds limit 8192 for num_ctx"}
                openai | 400 | long | {"error":{"message":"Requested tokens (5085) exceed context window of 4096","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
                openai | 400 | long | {"object":"error","message":"You passed 5085 input characters and requested 200 output tokens. However, the model's context length is only 4096 tokens, resulting in a maximum input length of 3896 tokens. Please reduce the length of the input prompt. (parameter=input_text, value=5085)","type":"BadRequestError","param":"input_text","code":400}
                anthropic | 400 | long | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}
                anthropic | 413 | long | {"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}
                gemini | 400 | long | {"error":{"code":400,"message":"Unable to submit request because the input token count is 40000 but model only supports up to 32768. Reduce the input token count and try again.","status":"INVALID_ARGUMENT"}}
                gemini | 400 | long | {"error":{"code":400,"message":"Request payload size exceeds the limit: 20971520 bytes.","status":"INVALID_ARGUMENT"}}
                openai | 200 | long | {"error":{"message":"This endpoint's maximum context length is 4096 tokens.","code":400}}
                """);
    }

    @ParameterizedTest
    @MethodSource("ofLength")
    void aPromptThatIsTooLongFailsAlone(Case one) throws Exception {
        Came came = ask(one, LONG_PROMPTS);
        assertThat(came.replies()).hasSize(LONG_PROMPTS / 2);
        assertThat(came.failures())
                .hasSize(LONG_PROMPTS / 2)
                .allSatisfy(failure -> assertThat(failure)
                        .isNotInstanceOf(FatalModelException.class)
                        .hasMessageContaining("the prompt is too long for the model"));
        assertThat(came.requests()).as("none asked twice").hasSize(LONG_PROMPTS);
    }

    static Stream<Case> ofAParameter() {
        return Case.all("""
                openai | 400 | temperature | {"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}
                openai | 400 | temperature | {"error":{"message":"Invalid request","type":"invalid_request_error","param":null,"code":null}}
                openai | 400 | temperature | {"error":{"message":"Argument not supported on this model: temperature","type":"invalid_request_error","param":null,"code":null}}
                openai | 422 | temperature | {"error":"Input validation error: `temperature` must be strictly positive","error_type":"validation"}
                openai | 400 | temperature | {"object":"error","message":"temperature must be > 0, got 0.0","type":"BadRequestError","param":null,"code":400}
                openai | 422 | temperature | {"detail":[{"type":"extra_forbidden","loc":["body","temperature"],"msg":"Extra inputs are not permitted","input":0.0}]}
                openai | 400 | temperature | {"error":{"code":"1210","message":"API 调用参数有误，请检查文档。temperature 不合法"}}
                openai | 400 | temperature | {"error":{"code":"InvalidParameter","message":"Range of temperature should be (0.0, 2.0)","param":null}}
                openai | 400 | temperature | Bad Request
                openai | 422 | temperature | {"detail":"Unprocessable Entity"}
                anthropic | 400 | temperature | {"type":"error","error":{"type":"invalid_request_error","message":"`temperature` may only be set to 1 when thinking is enabled."}}
                gemini | 400 | temperature | {"error":{"code":400,"message":"Invalid value at 'generation_config.temperature' (TYPE_FLOAT)","status":"INVALID_ARGUMENT"}}
                responses | 400 | temperature | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","type":"invalid_request_error","param":"temperature","code":null}}
                openai | 400 | max | {"error":{"message":"max_tokens is not supported; use max_completion_tokens","type":"invalid_request_error"}}
                openai | 400 | max | {"error":{"message":"Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.","type":"invalid_request_error","param":"max_tokens"}}
                openai | 422 | max | {"detail":[{"type":"extra_forbidden","loc":["body","max_tokens"],"msg":"Extra inputs are not permitted","input":200}]}
                openai | 400 | max100 | {"error":{"message":"`max_tokens` must be less than or equal to `100`, the maximum value for `max_tokens` is less than the `context_window` for this model","type":"invalid_request_error"}}
                openai | 400 | max100 | {"error":{"message":"max_tokens is too large: 200. This model supports at most 100 completion tokens, whereas you provided 200.","type":"invalid_request_error","param":"max_tokens","code":"invalid_value"}}
                openai | 400 | max100 | {"error":{"code":"invalid_parameter_error","param":null,"message":"<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 100]","type":"invalid_request_error"}}
                openai | 400 | max100 | {"error":{"message":"Invalid max_tokens value, the valid range of max_tokens is [1, 100]","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}
                anthropic | 400 | max100 | {"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: 200 > 100, which is the maximum allowed number of output tokens for m"}}
                openai | 400 | min300 | {"error":{"message":"Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 300, but got 200 instead.","type":"invalid_request_error","param":"max_output_tokens","code":"integer_below_min_value"}}
                """);
    }

    static Stream<Case> ofLogProbabilities() {
        return Case.all("""
                openai | 403 | logprobs | {"error":{"message":"You are not allowed to request logprobs from this model","type":"invalid_request_error","param":null,"code":null}}
                openai | 400 | logprobs | {"error":{"message":"This model does not support logprobs","type":"invalid_request_error","param":"logprobs","code":"unsupported_parameter"}}
                openai | 400 | logprobs | {"error":{"message":"`logprobs` is not supported with this model","type":"invalid_request_error"}}
                openai | 422 | logprobs | {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","logprobs"],"msg":"Extra inputs are not permitted","input":true}]},"type":"invalid_request_error","param":null,"code":null}
                openai | 404 | logprobs | {"error":{"message":"No endpoints found that support the requested parameters: logprobs","code":404}}
                openai | 400 | logprobs | {"error":{"message":"deepseek-reasoner does not support the parameter `logprobs`","type":"invalid_request_error"}}
                openai | 400 | logprobs | {"error":{"message":"Invalid top_logprobs: must be between 0 and 0"}}
                openai | 400 | logprobs3 | {"error":{"message":"Invalid 'top_logprobs': integer above maximum value. Expected a value <= 3, but got 5 instead.","type":"invalid_request_error","param":"top_logprobs","code":"integer_above_max_value"}}
                openai | 501 | logprobs | {"error":{"message":"logprobs is not implemented","type":"not_supported"}}
                openai | 500 | logprobs | {"error":{"message":"Out of range float values are not JSON compliant: -inf","type":"InternalServerError"}}
                gemini | 400 | logprobs | {"error":{"code":400,"message":"Logprobs is not enabled for models/m","status":"INVALID_ARGUMENT"}}
                gemini | 400 | logprobs | {"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \\"responseLogprobs\\" at 'generation_config': Cannot find field.","status":"INVALID_ARGUMENT"}}
                """);
    }

    static Stream<Case> ofASystemPrompt() {
        return Case.all("""
                openai | 400 | system | {"error":{"message":"Conversation roles must alternate user/assistant/user/assistant/...","type":"BadRequestError"}}
                openai | 400 | system | {"object":"error","message":"System role not supported","type":"BadRequestError","param":null,"code":400}
                openai | 400 | system | {"error":{"message":"Invalid value: 'system'. Supported values are: 'user' and 'assistant'.","type":"invalid_request_error","param":"messages[0].role","code":"invalid_value"}}
                openai | 400 | system | {"error":{"message":"Developer instruction is not enabled for models/gemma-3-27b-it","code":400,"metadata":{"provider_name":"Google AI Studio"}}}
                openai | 422 | system | {"detail":[{"type":"literal_error","loc":["body","messages",0,"role"],"msg":"Input should be 'user' or 'assistant'","input":"system"}]}
                openai | 422 | system | {"error":"Template error: invalid operation: System role not supported (in <string>:1)","error_type":"template_error"}
                openai | 500 | system | {"error":{"code":500,"message":"System role not supported","type":"server_error"}}
                openai | 500 | system | {"error":{"code":500,"message":"Value is not callable: Jinja Exception: System role not supported at row 1, column 40","type":"server_error"}}
                openai | 400 | system | {"error":"Error rendering prompt with jinja template: Only user and assistant roles are supported!"}
                openai | 400 | system | {"error":{"code":"1214","message":"messages 参数非法。请检查文档。"}}
                openai | 400 | system | {"message":"This model doesn't support system messages. Try again without a system message or use a model that supports system messages.","__type":"ValidationException"}
                gemini | 400 | system | {"error":{"code":400,"message":"Developer instruction is not enabled for models/gemma-3-1b-it","status":"INVALID_ARGUMENT"}}
                """);
    }

    static Stream<Case> changed() {
        return Stream.of(ofAParameter(), ofLogProbabilities(), ofASystemPrompt())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whatIsNotTakenIsAskedAgainOtherwise(Case one) throws Exception {
        Came came = ask(one);
        assertThat(came.failures()).isEmpty();
        assertThat(came.replies())
                .hasSize(PROMPTS)
                .allSatisfy(reply -> assertThat(reply.rejectedParameters()).hasSize(1));
        assertThat(came.requests()).as("two prompts find it out").hasSizeLessThan(PROMPTS + 12);
    }

    static Stream<Case> ofTheAccount() {
        return Case.all("""
                openai | 429 | all | {"error":{"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
                openai | 402 | all | {"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}}
                openai | 402 | all | {"error":{"message":"This request requires more credits, or fewer max_tokens. You requested up to 200 tokens, but can only afford 11.","code":402}}
                openai | 403 | all | {"error":{"message":"Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys","code":403}}
                openai | 403 | all | {"code":"The caller does not have permission to execute the specified operation","error":"Your team 1 has either used all available credits or reached its monthly spending limit. To continue making API requests, please purchase more credits or raise your spending limit."}
                openai | 400 | all | {"code":"Client specified an invalid argument","error":"Incorrect API key provided: xa***1. You can obtain an API key from https://console.x.ai."}
                openai | 429 | all | {"error":{"code":"1113","message":"余额不足或无可用资源包,请充值。"}}
                openai | 400 | all | {"error":{"code":"Arrearage","param":null,"message":"Access denied, please make sure your account is in good standing.","type":"Arrearage"}}
                openai | 403 | all | {"error":{"code":"AllocationQuota.FreeTierOnly","message":"The free tier of the model has been exhausted.","type":"AllocationQuota.FreeTierOnly"}}
                openai | 412 | all | {"error":{"object":"error","type":"invalid_request_error","message":"Account team is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices."}}
                openai | 429 | all | {"error":{"message":"Your account org-1 is suspended due to insufficient balance, please recharge your account or check your plan and billing details","type":"exceeded_current_quota_error"}}
                openai | 400 | all | {"error":{"message":"Budget has been exceeded! Current cost: 10.1, Max budget: 10.0","type":"budget_exceeded","param":null,"code":"400"}}
                openai | 429 | all | {"error":{"message":"ExceededBudget: User=u over budget. Spend=10.1, Budget=10.0","type":"budget_exceeded","param":null,"code":"429"}}
                openai | 400 | all | {"error":{"message":"Authentication Error, Invalid proxy server token passed. Received API Key = sk-...1","type":"token_not_found_in_db","param":"key","code":"401"}}
                openai | 403 | all | {"error":{"message":"You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits."}}
                openai | 400 | all | {"error":{"message":"Organization has been restricted. Please reach out to support if you believe this was in error.","type":"invalid_request_error","code":"organization_restricted"}}
                openai | 403 | all | {"error":{"message":"Credit limit exceeded, please navigate to https://api.together.xyz/settings/billing to update your payment method.","type":"credit_limit","param":null,"code":null}}
                openai | 429 | all | {"error":{"message":"Out of credits. Please add funds to continue.","type":"rate_limit"}}
                openai | 400 | all | {"message":"The security token included in the request is expired","__type":"ExpiredTokenException"}
                openai | 403 | all | {"message":"Forbidden: API key disabled"}
                openai | 429 | all | {"error":{"code":"insufficient_user_quota","message":"用户额度不足, 剩余额度: ＄-0.01","type":"new_api_error"}}
                openai | 403 | all | {"error":{"code":"AccountOverdueError","message":"The request failed because your account has an overdue balance.","type":"Forbidden"}}
                openai | 403 | all | {"error":{"message":"This token quota has been used up","type":"one_api_error"}}
                openai | 403 | all | {"errors":[{"code":4006,"message":"you have used up your daily free allocation of 10,000 neurons, please upgrade to Cloudflare's Workers Paid plan if you would like to continue usage."}],"success":false}
                openai | 429 | all | {"errors":[{"code":4006,"message":"you have used up your daily free allocation of 10,000 neurons, please upgrade to Cloudflare's Workers Paid plan if you would like to continue usage."}],"success":false}
                anthropic | 400 | all | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."}}
                anthropic | 400 | all | {"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits. You will regain access on 2027-02-01 at 00:00 UTC."}}
                anthropic | 403 | all | {"type":"error","error":{"type":"permission_error","message":"This organization has been disabled."}}
                gemini | 400 | all | {"error":{"code":400,"message":"API key expired. Please renew the API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}
                gemini | 403 | all | {"error":{"code":403,"message":"Your API key was reported as leaked. Please use another API key.","status":"PERMISSION_DENIED"}}
                gemini | 403 | all | {"error":{"code":403,"message":"This API method requires billing to be enabled. Please enable billing on project #1.","status":"PERMISSION_DENIED","details":[{"reason":"BILLING_DISABLED"}]}}
                gemini | 429 | all | {"error":{"code":429,"message":"Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing.","status":"RESOURCE_EXHAUSTED"}}
                gemini | 429 | all | {"error":{"code":429,"message":"Your project has exceeded its spending cap.","status":"RESOURCE_EXHAUSTED"}}
                openai | 429 | all | {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429,"metadata":{"headers":{"X-RateLimit-Limit":"50","X-RateLimit-Remaining":"0","X-RateLimit-Reset":"4102444800000"}}}}
                openai | 429 | all | {"error":{"message":"Rate limit reached for model `m` in organization `o` on tokens per day (TPD): Limit 100000, Used 99900, Requested 500. Please try again in 5h45m36s.","type":"tokens","code":"rate_limit_exceeded"}}
                openai | 403 | all | {"statusCode":403,"message":"Out of call volume quota. Quota will be replenished in 12.05:11:02."}
                openai | 429 | all | {"statusCode":429,"message":"Token limit is exceeded. Try again in 86390 seconds."}
                openai | 429 | all | {"message":"Rate limit is exceeded. Try again in 2 hours and 5 minutes."}
                openai | 200 | all | {"error":{"message":"Insufficient balance","type":"invalid_request_error"}}
                openai | 200 | all | {"error":"insufficient credits"}
                """);
    }

    @ParameterizedTest
    @MethodSource("ofTheAccount")
    void anAccountThatAnswersNothingEndsTheRunAtOnce(Case one) throws Exception {
        Came came = ask(one);
        assertThat(came.requests()).hasSize(1);
        assertThat(came.failures()).singleElement().isInstanceOf(FatalModelException.class);
    }

    /** Asks until the run ends. */
    private static Came ask(Case one) throws Exception {
        return ask(one, PROMPTS);
    }

    private static Came ask(Case one, int prompts) throws Exception {
        try (PickyServer server = new PickyServer(one.format(), one.status(), one.body(), when(one.when()))) {
            ChatModel model = server.model();
            List<Reply> replies = new ArrayList<>();
            List<ModelException> failures = new ArrayList<>();
            for (int number = 0; number < prompts; number++) {
                try {
                    replies.add(model.ask(prompt(one.when(), number)));
                } catch (ModelException failed) {
                    failures.add(failed);
                    if (failed instanceof FatalModelException) {
                        break;
                    }
                }
            }
            return new Came(replies, failures, server.requests());
        }
    }

    private static Prompt prompt(String when, int number) {
        return Prompt.builder()
                .system(when.equals("system") ? "Be brief." : null)
                .user(number + "? " + (when.equals("long") && number % 2 == 0 ? "x".repeat(13_000) : ""))
                .sampling(Sampling.PROVIDER_DEFAULTS
                        .withTemperature(when.equals("temperature") ? 0.0 : null)
                        .withMaxTokens(when.startsWith("m") || when.equals("long") ? 200 : null))
                .tokenChances(when.startsWith("logprobs"))
                .build();
    }

    private static Predicate<JsonNode> when(String words) {
        return switch (words) {
            case "some" -> request -> number(request) % 20 == 0;
            case "long" -> request -> PickyServer.question(request).length() > 12_000;
            case "temperature" -> request -> value(request, "temperature") != null;
            case "max" -> request -> request.has("max_tokens");
            case "max100" -> request -> tokens(request) > 100;
            case "min300" -> request -> tokens(request) < 300;
            case "logprobs" ->
                request -> value(request, "logprobs") != null || value(request, "responseLogprobs") != null;
            case "logprobs3" -> request -> request.path("top_logprobs").asInt() > 3;
            case "system" ->
                request -> request.at("/messages/0/role").asText().equals("system") || request.has("systemInstruction");
            case "all" -> request -> true;
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static JsonNode value(JsonNode request, String name) {
        return request.has(name)
                ? request.get(name)
                : request.path("generationConfig").get(name);
    }

    private static int tokens(JsonNode request) {
        return IntStream.of(
                        request.path("max_tokens").asInt(),
                        request.path("max_completion_tokens").asInt(),
                        request.at("/generationConfig/maxOutputTokens").asInt())
                .sum();
    }

    private static int number(JsonNode request) {
        String question = PickyServer.question(request);
        return Integer.parseInt(question.substring(0, question.indexOf('?')));
    }
}
