package dev.tenet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The contestant that does nothing but ask: a loop of OkHttp and Jackson, by which the others are measured. */
final class Floor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType TYPE = MediaType.get("application/json");

    private final OkHttpClient client;
    private final String url;

    Floor(Task task) {
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(task.concurrency(), 5, TimeUnit.MINUTES))
                .build();
        this.url = task.address() + "/chat/completions";
    }

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        String prompt = task.promptText();
        Floor floor = new Floor(task);
        long read = AskingThreads.askAll(task, trial -> floor.ask(prompt + trial));
        Cost cost = Cost.since(start);
        task.check(read);
        cost.print();
    }

    String ask(String question) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("model", "bench");
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(JSON.writeValueAsBytes(body), TYPE))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return JSON.readTree(response.body().byteStream())
                    .at("/choices/0/message/content")
                    .textValue();
        }
    }
}
