package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What known words and codes say, as servers and their documentation have them. */
class GroundTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SAFETY | Your request was rejected as a result of our safety system.
            SAFETY | The response was filtered due to the prompt triggering Azure OpenAI's content management policy.
            SAFETY | Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_CSAM
            SAFETY | Content Exists Risk
            SAFETY | <400> InternalError.Algo.DataInspectionFailed: Input text data may contain inappropriate content.
            SAFETY | The request was rejected because it was considered high risk
            SAFETY | 输入内容包含敏感词
            SAFETY | Input was flagged by moderation: S1
            SAFETY | This prompt contains sensitive words that violate Google's Responsible AI practices.
            SAFETY | NSFW content detected
            SAFETY | Prompt injection detected by gateway
            SAFETY | Query rejected by the trust and safety layer
            SAFETY | Rejected: terms of service violation
            SAFETY | Your prompt was flagged. Repeated violations may lead to your account being suspended.
            SAFETY | text inspection failed
            TOO_LONG | This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.
            TOO_LONG | Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length
            TOO_LONG | the request exceeds the available context size. try increasing the context size or enable context shift
            TOO_LONG | too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5000.
            TOO_LONG | Input is too long for requested model.
            TOO_LONG | Input validation error: `inputs` must have less than 4096 tokens. Given: 5085
            TOO_LONG | Request prompt has 5085 tokens in total, larger than the model input length limit 4096.
            TOO_LONG | Requested tokens (5085) exceed context window of 4096
            TOO_LONG | The total number of tokens in the request (5085) is over 4096
            TOO_LONG | Please reduce your prompt; or completion length.
            TOO_LONG | Token count exceeds the model limit
            TOO_LONG | Prompt 超长
            ACCOUNT | Your credit balance is too low to access the API. Please go to Plans & Billing to upgrade.
            ACCOUNT | You exceeded your current quota, please check your plan and billing details.
            ACCOUNT | Your account is not active, please check your billing details on our website.
            ACCOUNT | Sorry, your account balance is insufficient
            ACCOUNT | The request failed because your account has an overdue balance.
            ACCOUNT | Permission denied: Consumer 'api_key:AI1234' has been suspended.
            ACCOUNT | The account associated with this API key has been deactivated.
            ACCOUNT | Your account org-0123456789abcdef0123456789abcdef<ak-0123456789abcdef> is suspended
            ACCOUNT | Access denied: account suspended
            ACCOUNT | Budget has been exceeded! Current cost: 1.2, Max budget: 1.0
            ACCOUNT | you have used up your daily free allocation of 10,000 neurons
            ACCOUNT | You have reached your monthly usage limit
            ACCOUNT | API key expired. Please renew the API key.
            ACCOUNT | Your API key was reported as leaked. Please use another API key.
            ACCOUNT | Access denied due to missing subscription key.
            ACCOUNT | The security token included in the request is expired
            ROUTING | No endpoints found matching your data policy (Paid model training).
            ROUTING | No allowed providers are available for the selected model.
            ROUTING | This model is not available with zero data retention
            ROUTING | Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: x
            ROUTING | User: arn:aws:iam::1 is not authorized to perform this with an explicit deny in a service control policy
            ROUTING | Country, region, or territory not supported
            SETUP | The model `x` does not exist or you do not have access to it.
            SETUP | model "x" not found, try pulling it first
            SETUP | models/x is not found for API version v1beta, or is not supported for generateContent.
            SETUP | x is not a valid model ID
            SETUP | The model `x` has been decommissioned and is no longer supported.
            SETUP | No models loaded. Please load a model in the developer page.
            UNKNOWN | You exceeded your current quota, please check your plan and billing details. Please retry in 30s.
            UNKNOWN | Rate limit reached for requests per minute
            UNKNOWN | the output violates the JSON schema
            UNKNOWN | max_tokens is too large: 100000. This model supports at most 16384 completion tokens
            UNKNOWN | Unsupported parameter: 'temperature' is not supported with this model.
            UNKNOWN | field names are case-sensitive
            UNKNOWN | Bad Request
            """)
    void wordsSayWhatARefusalIsAbout(Ground ground, String words) {
        String body = PickyServer.JSON
                .createObjectNode()
                .set("error", PickyServer.JSON.createObjectNode().put("message", words))
                .toString();
        assertThat(Ground.of(ServerError.in(body))).isEqualTo(ground);
        assertThat(Ground.of(ServerError.in(
                        PickyServer.JSON.createObjectNode().put("detail", words).toString())))
                .isEqualTo(ground);
        assertThat(Ground.of(ServerError.in(words))).as("as plain text").isEqualTo(ground);
    }

    @Test
    void wordsOfThePromptSayNothing() {
        String question =
                "Is it a safety policy that an account is suspended, that the model does not exist, and that the"
                        + " prompt is too long?";
        String body = "{\"error\":{\"message\":\"1 validation error: input_value={'content': '"
                + question.substring(0, 90) + "\"}}";
        ServerError error = ServerError.in(body).apartFrom(Prompt.of("Say yes or no.\n" + question));
        assertThat(Ground.of(error)).isEqualTo(Ground.UNKNOWN);
    }

    @Test
    void whatAServerRepeatsInAFieldOfItsOwnSaysNothing() {
        String body = "{\"detail\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"bad\",\"input\":\"a moderation policy\"}]}";
        assertThat(Ground.of(ServerError.in(body))).isEqualTo(Ground.UNKNOWN);
    }
}
