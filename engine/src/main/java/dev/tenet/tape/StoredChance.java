package dev.tenet.tape;

import dev.tenet.model.TokenChance;
import java.util.List;

/**
 * A token's chance as stored in the column {@code token_chances}.
 *
 * @param token as in {@link TokenChance#token}
 * @param logProbability as in {@link TokenChance#logProbability}
 */
record StoredChance(String token, double logProbability) {

    static List<List<StoredChance>> of(List<List<TokenChance>> positions) {
        return positions.stream()
                .map(candidates -> candidates.stream()
                        .map(chance -> new StoredChance(chance.token(), chance.logProbability()))
                        .toList())
                .toList();
    }

    static List<List<TokenChance>> read(List<List<StoredChance>> positions) {
        return positions.stream()
                .map(candidates -> candidates.stream()
                        .map(chance -> TokenChance.of(chance.token, chance.logProbability))
                        .toList())
                .toList();
    }
}
