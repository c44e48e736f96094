package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The {@code columns} attribute of annotations with a {@code data} attribute: a mapping from fields to the columns of a
 * user's file.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DataColumns {

    private DataColumns() {}

    /**
     * Validates the attribute and adds any problems found.
     *
     * @param fields the fields that can be mapped
     */
    public static void problems(
            String annotation, String data, String[] declared, List<String> fields, List<String> problems) {
        if (declared.length > 0 && data.isEmpty()) {
            problems.add(annotation + "(columns): expected data, the file that has these columns");
        }
        try {
            of(declared, fields);
        } catch (IllegalArgumentException wrong) {
            problems.add(annotation + "(columns): " + wrong.getMessage());
        }
    }

    /**
     * Returns the mapping of the attribute.
     *
     * @param fields the fields that can be mapped
     * @throws IllegalArgumentException if a mapping is malformed, as {@link #problems} says
     */
    public static Columns of(String[] declared, List<String> fields) {
        return Columns.of(Arrays.asList(declared), fields);
    }

    /**
     * Returns a file as material. Its name includes the mapped columns, so that they are part of the record of a run.
     */
    public static Material material(FileLocation file, Columns columns) {
        return columns.isMapped()
                ? new Material.Files(file.name() + " (" + columns + ")", List.of(file))
                : Material.of(file);
    }
}
