package dev.tenet.bench;

import dev.langchain4j.model.openai.OpenAiChatModel;

/** The contestant that is another library's client, with nothing around it: nothing is kept. */
final class LangChain4jClient {

    private LangChain4jClient() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        String prompt = task.promptText();
        OpenAiChatModel model = OpenAiChatModel.builder()
                .baseUrl(task.address())
                .apiKey("none")
                .modelName("bench")
                .build();
        long read = AskingThreads.askAll(task, trial -> model.chat(prompt + trial));
        Cost cost = Cost.since(start);
        task.check(read);
        cost.print();
    }
}
