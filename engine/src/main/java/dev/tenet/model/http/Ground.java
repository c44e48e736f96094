package dev.tenet.model.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The reason for which a server rejected a request, as far as its message and codes are known. Known messages speed up
 * the decision; {@link Standing} infers the rest from the outcome of other prompts.
 */
enum Ground {
    /** The key or the account; no request will be answered. */
    ACCOUNT,
    /** The prompt does not fit into the model's context. */
    TOO_LONG,
    /** A content filter blocked the prompt. */
    SAFETY,
    /** Routing or data retention policy; says nothing about the model. */
    ROUTING,
    /** A property that all requests share: the model does not exist, or a field that is always sent is rejected. */
    SETUP,
    UNKNOWN;

    private static final Set<String> ACCOUNT_CODES = Set.of(
            "insufficient_quota",
            "billing_hard_limit_reached",
            "billing_not_active",
            "billing_error",
            "exceeded_current_quota_error",
            "insufficient_balance",
            "account_deactivated",
            "access_terminated",
            "invalid_api_key",
            "authentication_error",
            "API_KEY_INVALID",
            "API_KEY_SERVICE_BLOCKED",
            "BILLING_DISABLED",
            "CONSUMER_SUSPENDED",
            "CONSUMER_INVALID",
            "UNAUTHENTICATED",
            "Arrearage",
            "AccountOverdueError",
            "InvalidApiKey",
            "AllocationQuota.FreeTierOnly",
            "budget_exceeded",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            // Zhipu: insufficient balance.
            "1113");
    private static final Pattern ACCOUNT_WORDS = words(
            "insufficient[_ ](?:\\w+ )?(?:balance|credits?|funds?|quota)",
            "(?:balance|credits?)\\b[^.]{0,20}\\b(?:too low|insufficient|exhausted|depleted|used up|not enough|negative)",
            "(?:out of|not enough|ran out of|run out of|used up|buy|purchase|no|add) (?:\\w+ ){0,2}credits?\\b",
            "\\b(?:account|organi[sz]ation|subscription|workspace|consumer|tenant|project)\\b[^.]{0,120}?\\b(?:is|was|has been)"
                    + " (?:\\w+ )?(?:suspended|deactivated|disabled|terminated|closed|banned|locked|frozen|overdue"
                    + "|in arrears|blocked|restricted|not active|inactive|past due)",
            "(?:suspended|deactivated|terminated|banned|disabled|blocked) (?:your |the |this )?(?:account|organi[sz]ation)",
            "(?:account|subscription) (?:suspended|deactivated|disabled|terminated|closed|banned|locked|overdue|inactive)",
            "access (?:was|has been) (?:terminated|suspended|revoked)",
            "\\barrears?\\b|arrearage|overdue (?:payment|balance|bill)|unpaid|payment (?:is )?required|\\btrial (?:period )?(?:has |is"
                    + " )?(?:ended|expired|over)",
            "billing (?:is )?(?:not active|disabled|not enabled|to be enabled)|enable billing|billing[_ ](?:hard[_ ]limit|account)",
            "spend(?:ing)?[_ ](?:limit|cap)|budget[_ ](?:has been |was |is )?exceeded|exceeded (?:your |the )?budget|top up"
                    + "|recharge|resource pack",
            "monthly (?:\\w+ )?(?:quota|limit|budget|spend|allowance)|used up your (?:\\w+ ){0,3}(?:quota|allocation|allowance)"
                    + "|(?:allocated|prepaid|free) (?:\\w+ )?quota (?:is |has been |was )?(?:exceeded|exhausted|used up)",
            "\\b(?:key|credit)s? limit (?:is |was |has been )?(?:exceeded|reached)|exceeded your (?:\\w+ ){0,3}credits"
                    + "|quota (?:is |was |has been )?used up|(?:specified|api) usage limits?|out of call volume quota",
            "余额|欠费|充值");
    // OpenAI uses this message for accounts without credit, Gemini also for a limit per minute.
    private static final Pattern PLAN_WORDS = words("check your plan and billing");
    private static final Pattern RATE_WORDS = words("per[ _-]?(?:minute|second|hour|day)|retry|google|gemini");
    private static final Pattern KEY_WORDS = words(
            "(?:invalid|incorrect|wrong|expired|revoked|disabled|missing|unknown|malformed|bad|no|unauthori[sz]ed)"
                    + " (?:\\w+ )?(?:api|access|subscription|auth(?:entication|orization)?)[ _-]?(?:key|token|credential)s?",
            "\\b(?:api|access|subscription|secret)[ _-]?(?:key|token)s?\\b[^.]{0,40}?\\b(?:invalid|not valid|incorrect|expired"
                    + "|revoked|disabled|not found|missing|required|deleted|inactive|leaked|blocked|suspended)",
            "security token[^.]{0,60}(?:invalid|expired)|invalid (?:\\w+ ){1,2}token passed",
            "unauthenticated|not authenticated|authentication (?:has )?(?:failed|required)|invalid credentials");

    private static final Set<String> LONG_CODES = Set.of(
            "context_length_exceeded",
            "context_window_exceeded",
            "exceed_context_size_error",
            "string_above_max_length",
            "request_too_large");
    // These concern the token limit of the answer, regardless of the prompt.
    private static final Pattern LIMIT_WORDS = words(
            "(?<!\\+ )['\"`]?max_?(?:completion_?|output_?)?tokens['\"`]?:? (?:must|is too|cannot|should|value|or)",
            "max_?tokens: \\d+ >");
    // Except if too little is left for the answer because of this prompt.
    private static final Pattern SURELY_LONG = words(
            "max_?(?:completion_?|output_?)?tokens\\b[^.]{0,40}?\\bgot -\\d", "your request has \\d+ input tokens");
    private static final Pattern LONG_WORDS = words(
            "(?:prompt|input|message|request|question|query)s? (?:text )?(?:is|are|was) too (?:long|large|big)",
            "\\bcontext[ _-]?(?:length|size|window|limit)|\\bn_ctx\\b|overflows? (?:the|its) context|\\bcontext overflow",
            "too many (?:input |prompt )?tokens|token count (?:\\(\\d+\\) )?exceeds|input length"
                    + "|reduce (?:the|your) (?:length|size|prompt|input)",
            "\\b(?:inputs?|prompts?|tokens?|request|messages?|characters)\\b[^.]{0,60}?\\b(?:longer than|exceeds?|exceeded"
                    + "|larger than|greater than|more than|less than|fewer than|at most|over)\\b[^.]{0,60}?(?:\\btokens?|context"
                    + "|length|limit|maximum|characters|\\d{4})",
            "\\bmaxLength: \\d+, actual: \\d+|larger than the context",
            "\\binputs\\b\\W{0,2} tokens \\+|maximum (?:\\w+ )?(?:model|input|prompt|sequence|request)[ _]length",
            "(?:maximum|max)[ _](?:input|prompt|sequence)[ _](?:length|tokens)|超长|超出.{0,6}长度");

    private static final Set<String> SAFETY_CODES = Set.of(
            "content_filter",
            "content_policy_violation",
            "policy_violation",
            "ResponsibleAIPolicyViolation",
            "invalid_prompt",
            "data_inspection_failed",
            "DataInspectionFailed",
            "moderation_blocked",
            "content_moderation",
            "guardrail_intervened",
            "sensitive_words_detected",
            "PROHIBITED_CONTENT",
            "SAFETY",
            "BLOCKLIST",
            // Zhipu and MiniMax: sensitive content.
            "1301",
            "1026",
            "1027");
    private static final Pattern SURELY_SAFETY = words(
            "\\bflagged\\b|\\bmoderat(?:ion|ed|or)",
            "content[ _-]?(?:filter|polic|inspect|risk|safety|violat|manage|restrict|guideline|moderat|exists risk)",
            "\\bnsfw\\b|\\btoxic|\\babusive|jailbreak|prompt injection|disallowed content|illegal content|high risk",
            "prohibited[ _]content|inappropriate|\\bharmful|\\bharass|\\bhate(?:ful)?\\b|self[- ]harm|\\bsexual|\\bunsafe",
            "(?:usage|acceptable[ _-]use|community|safety|use|responsible ai) (?:polic|guideline|standard)",
            "sensitive (?:content|words?|information|topics?|material|data)|(?:contains?|be|is|as) (?:\\w+ )?sensitive\\b",
            "(?:prompt|input|content|message|question|output|answer|text)s? (?:(?:was|were|is|are|has been|have been|got) )?"
                    + "(?:blocked|filtered|censored)",
            "blocked (?:the |your )?(?:prompt|input|content|output|answer)",
            "敏感|不安全|违规|审核|不当");
    private static final Pattern MAYBE_SAFETY =
            words("\\bsafety|\\bpolic(?:y|ies)\\b|guard ?rail|prohibited|\\binspect(?:ion|ed)|terms of (?:use|service)"
                    + "|guidelines|violat(?:es?|ed|ing|ions?)\\b(?! (?:of )?(?:the |its )?(?:json|schema|grammar|constraint|format))"
                    + "|风险");

    private static final Pattern SURELY_ROUTING = words(
            "data[ _-]polic|retention|\\bzdr\\b|privacy (?:settings?|polic)",
            "\\bno (?:\\w+ ){0,2}(?:endpoints?|providers?|deployments?|backends?|replicas?)\\b|providers? (?:have|has) been"
                    + " ignored");
    private static final Pattern MAYBE_ROUTING = words(
            "\\brout(?:e|es|ed|er|ing)\\b|\\bprivacy\\b|organi[sz]ation(?:'?s)? (?:polic|constraint)|\\bvpc\\b|\\bip address",
            "(?:access|iam|network|firewall|security|service[ -]control|resource|cors|rate|quota|egress|tenant|admin|session"
                    + "|publication|scp|organi[sz]ation) ?polic",
            "\\b(?:region|country|territory)\\b|user location");

    private static final Set<String> SETUP_CODES = Set.of(
            "model_not_found",
            "not_found_error",
            "DeploymentNotFound",
            "ModelNotFound",
            "invalid_model",
            "model_not_available");
    private static final Pattern SETUP_WORDS = words(
            "\\bmodels?\\b[^:]{0,80}?\\b(?:not found|(?:does not|doesn't|not) exist|is not available|no longer available"
                    + "|is not a valid|decommissioned|retired)",
            "\\b(?:no|unknown|invalid|no such|not a valid) model\\b|no models? (?:are |is )?loaded|unable to access (?:the )?model|deployment[^.]{0,40}does not exist");

    static Ground of(ServerError error) {
        if (hasCode(error, SAFETY_CODES)) {
            return SAFETY;
        }
        if (hasCode(error, LONG_CODES)) {
            return TOO_LONG;
        }
        if (hasCode(error, ACCOUNT_CODES)) {
            return ACCOUNT;
        }
        return error.isPage() ? UNKNOWN : byWords(error);
    }

    private static Ground byWords(ServerError error) {
        if (error.says(SURELY_ROUTING)) {
            return ROUTING;
        }
        if (error.says(ACCOUNT_WORDS) || error.says(KEY_WORDS) || isOfPlan(error)) {
            return ACCOUNT;
        }
        if (error.says(SURELY_SAFETY)) {
            return SAFETY;
        }
        if (error.says(SURELY_LONG) || (error.says(LONG_WORDS) && !error.says(LIMIT_WORDS))) {
            return TOO_LONG;
        }
        if (error.says(MAYBE_ROUTING)) {
            return ROUTING;
        }
        if (error.says(MAYBE_SAFETY)) {
            return SAFETY;
        }
        return hasCode(error, SETUP_CODES) || error.says(SETUP_WORDS) ? SETUP : UNKNOWN;
    }

    private static boolean isOfPlan(ServerError error) {
        return error.says(PLAN_WORDS) && !error.isCode("RESOURCE_EXHAUSTED") && !error.says(RATE_WORDS);
    }

    private static boolean hasCode(ServerError error, Set<String> codes) {
        return error.codes().stream().anyMatch(codes::contains);
    }

    private static Pattern words(String... alternatives) {
        return Pattern.compile("(?i)" + String.join("|", List.of(alternatives)));
    }
}
