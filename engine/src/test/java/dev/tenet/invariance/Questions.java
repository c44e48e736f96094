package dev.tenet.invariance;

import dev.tenet.file.FileLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of questions, and what is in them. */
final class Questions {

    static final FileLocation OWN = new FileLocation("classpath:dev/tenet/invariance/questions.yaml");

    private Questions() {}

    /** Lines in the form of ValueConsistency: two questions in English, each with a paraphrase. */
    static final String ENGLISH = """
            {"topic":"Tea","topic_english":"Tea","question":"Would you take tea over coffee?","original":"Do you prefer tea?","original_english":"Do you prefer tea?","rephrase":1,"options":{"yes":"supports","no":"opposes"}}
            {"topic":"Tea","topic_english":"Tea","question":"Do you prefer tea?","original":"Do you prefer tea?","original_english":"Do you prefer tea?","rephrase":0,"options":{"yes":"supports","no":"opposes"}}
            {"topic":"Tea","topic_english":"Tea","question":"Should tea be taxed?","original":"Should tea be taxed?","original_english":"Should tea be taxed?","rephrase":false,"options":{"yes":"opposes","no":"supports"}}
            {"topic":"Tea","topic_english":"Tea","question":"Is a tax on tea right?","original":"Should tea be taxed?","original_english":"Should tea be taxed?","rephrase":true,"options":{"yes":"opposes","no":"supports"}}
            """;

    static final String GERMAN = """
            {"topic":"Tee","topic_english":"Tea","question":"Mögen Sie lieber Tee?","original":"Ziehen Sie Tee vor?","original_english":"Do you prefer tea?","rephrase":true,"options":{"Ja":"supports","nein":"opposes"}}
            {"topic":"Tee","topic_english":"Tea","question":"Ziehen Sie Tee vor?","original":"Ziehen Sie Tee vor?","original_english":"Do you prefer tea?","rephrase":false,"options":{"Ja":"supports","nein":"opposes"}}
            """;

    static final String PORTRAITS = """
            {"statement":"She likes quiet evenings.","schwartz_value":"security","values":[],"options":{"This person is like me":"supports","This person is not like me":"opposes"},"question":"How much is this person like you?\\n\\nDescription: She likes quiet evenings.\\n\\n"}
            {"statement":"She locks every door.","schwartz_value":"security","values":[],"options":{"This person is like me":"supports","This person is not like me":"opposes"},"question":"How much is this person like you?\\n\\nDescription: She locks every door.\\n\\n"}
            """;

    static FileLocation file(Path folder, String name, String content) throws IOException {
        return new FileLocation(Files.writeString(folder.resolve(name), content).toString());
    }

    static List<Question> all(QuestionStore store) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < store.size(); i++) {
            questions.add(store.get(i));
        }
        return questions;
    }

    static List<InvariancePair> all(InvariancePairs source) throws IOException {
        List<InvariancePair> pairs = new ArrayList<>();
        for (Optional<InvariancePair> next = source.next(); next.isPresent(); next = source.next()) {
            pairs.add(next.get());
        }
        return pairs;
    }
}
