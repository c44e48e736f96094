package dev.tenet.bench;

/** Who asks the same number of questions of the same server. */
enum Contestant {
    FLOOR("floor: OkHttp and Jackson in a loop", Floor.class),
    LEAST("the steps of a trial on the same libraries, nothing of Tenet", LeastPipeline.class),
    PIPELINE("Tenet: spec, launcher, run folder", Pipeline.class),
    LANGCHAIN4J("LangChain4j's OpenAI client in a loop", LangChain4jClient.class);

    private final String title;
    private final Class<?> main;

    Contestant(String title, Class<?> main) {
        this.title = title;
        this.main = main;
    }

    String title() {
        return title;
    }

    Class<?> main() {
        return main;
    }
}
