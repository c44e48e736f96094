package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import java.io.IOException;

/** Where a question stands in files, and how many wordings it has there. */
interface FiledQuestion {

    /** Gives access to records. */
    interface Records {

        JsonRecord at(Place place) throws IOException;

        FileLocation fileOf(Place place);
    }

    String id();

    /** What the question is about; empty if the file does not say. */
    String topic();

    /** How many other wordings the files have under a change; none of an order or a persona, which are made. */
    int count(Change change);

    Question read(Records records) throws IOException;

    /** A record in Tenet's own form, which holds all wordings. */
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
