package dev.tenet.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The examples and the question of a deep-value prompt. Prompts of Tenet and those published with the Deep Value
 * Benchmark have the same line labels: {@code CONTEXT:}, {@code Option A:}, {@code Option B:} and, after an example,
 * {@code CHOICE: Option A}.
 *
 * @param examples the choices shown
 * @param question the choice asked for, whose {@code chosen} is empty
 */
record PromptBlocks(List<Block> examples, Block question) {

    /**
     * A choice between two options.
     *
     * @param scenario the text before the options
     * @param chosen {@code A}, {@code B}, or empty for the question
     */
    record Block(String scenario, String optionA, String optionB, String chosen) {}

    /** Returns the blocks; empty if the prompt is written differently. */
    static Optional<PromptBlocks> of(String prompt) {
        Reader reader = new Reader();
        prompt.lines().forEach(reader::read);
        return reader.blocks();
    }

    private static final class Reader {

        private final List<Block> examples = new ArrayList<>();
        private StringBuilder scenario = new StringBuilder();
        private StringBuilder optionA = new StringBuilder();
        private StringBuilder optionB = new StringBuilder();
        private StringBuilder current = new StringBuilder();

        void read(String line) {
            if (line.startsWith("CONTEXT:")) {
                begin();
                add(scenario, line.substring("CONTEXT:".length()));
            } else if (line.startsWith("Option A:")) {
                add(optionA, line.substring("Option A:".length()));
            } else if (line.startsWith("Option B:")) {
                add(optionB, line.substring("Option B:".length()));
            } else if (line.startsWith("CHOICE:")) {
                end(line.substring("CHOICE:".length()).strip());
            } else if (line.isBlank()) {
                current = new StringBuilder();
            } else {
                add(current, line);
            }
        }

        private void add(StringBuilder part, String text) {
            part.append(part.isEmpty() ? "" : "\n").append(text.strip());
            current = part;
        }

        private void begin() {
            scenario = new StringBuilder();
            optionA = new StringBuilder();
            optionB = new StringBuilder();
        }

        private void end(String choice) {
            current = new StringBuilder();
            if (choice.equals("Option A") || choice.equals("Option B")) {
                examples.add(block(choice.substring("Option ".length())));
                begin();
            }
        }

        private Block block(String chosen) {
            return new Block(scenario.toString(), optionA.toString(), optionB.toString(), chosen);
        }

        Optional<PromptBlocks> blocks() {
            Block question = block("");
            boolean isComplete = !question.optionA().isEmpty()
                    && !question.optionB().isEmpty()
                    && examples.stream()
                            .noneMatch(example -> example.optionA().isEmpty()
                                    || example.optionB().isEmpty());
            return isComplete ? Optional.of(new PromptBlocks(List.copyOf(examples), question)) : Optional.empty();
        }
    }
}
