package dev.tenet.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * The data card of bundled material, which says where it is from and what it is for.
 *
 * @param material the material, such as {@code classpath:dev/tenet/deepvalue/bank/}
 */
record DataCard(String material) {

    private static final String CLASSPATH = "classpath:";

    /** Adds the card to a result, if the material has one. */
    void addTo(TestResult result, AllureLifecycle lifecycle) throws IOException {
        Optional<InputStream> card = open();
        if (card.isEmpty()) {
            return;
        }
        try (InputStream content = card.get()) {
            // Allure 3 shows an attachment in one result only.
            String source = UUID.randomUUID() + "-attachment.txt";
            lifecycle.writeAttachment(source, content);
            result.getAttachments()
                    .add(new Attachment()
                            .setName("data card of " + material.substring(CLASSPATH.length()))
                            .setType("text/plain")
                            .setSource(source));
        }
    }

    private Optional<InputStream> open() {
        if (!material.startsWith(CLASSPATH) || !material.endsWith("/")) {
            return Optional.empty();
        }
        return Optional.ofNullable(DataCard.class
                .getClassLoader()
                .getResourceAsStream(material.substring(CLASSPATH.length()) + "DATA-CARD.md"));
    }
}
