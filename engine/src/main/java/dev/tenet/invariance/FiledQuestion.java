package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import java.io.IOException;

/** The location of a question in files, and its number of wordings there. */
interface FiledQuestion {

    /** Provides access to records. */
    interface Records {

        JsonRecord at(Place place) throws IOException;

        FileLocation fileOf(Place place);
    }

    String id();

    /** Returns the topic; empty if the file does not specify it. */
    String topic();

    /**
     * Returns the number of alternative wordings that the files have under a change; 0 for orders and personas, which
     * are generated.
     */
    int count(Change change);

    Question read(Records records) throws IOException;

    /** A record in Tenet's own format, which holds all wordings. */
    record Own(String id, String topic, Place place, int paraphrases, int negated, int translations)
            implements FiledQuestion {

        static Own of(Question question, Place place) {
            return new Own(
                    question.id(),
                    question.topic(),
                    place,
                    question.under(Change.PARAPHRASE).size(),
                    question.under(Change.NEGATION).size(),
                    question.under(Change.LANGUAGE).size());
        }

        @Override
        public int count(Change change) {
            return switch (change) {
                case PARAPHRASE -> paraphrases;
                case NEGATION -> negated;
                case LANGUAGE -> translations;
                case ORDER, PERSONA -> 0;
            };
        }

        @Override
        public Question read(Records records) throws IOException {
            return OwnQuestions.read(records.at(place));
        }
    }
}
