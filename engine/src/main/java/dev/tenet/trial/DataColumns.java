package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** The attribute {@code columns} beside {@code data}: which columns of a user's file hold which fields. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DataColumns {

    private DataColumns() {}

    /**
     * Adds what is wrong with the attribute.
     *
     * @param fields what a column can be mapped to
     */
    public static void problems(
            String annotation, String data, String[] declared, List<String> fields, List<String> problems) {
        if (declared.length > 0 && data.isEmpty()) {
            problems.add(annotation + "(columns): they are those of a data file; expected data beside them");
        }
        try {
            of(declared, fields);
        } catch (IllegalArgumentException wrong) {
            problems.add(annotation + "(columns): " + wrong.getMessage());
        }
    }

    public static Columns of(String[] declared, List<String> fields) {
        return Columns.of(Arrays.asList(declared), fields);
    }

    /** A file, with the columns that are read of it in its name, so that the record of a run says them. */
    public static Material material(FileLocation file, Columns columns) {
        return columns.isMapped()
                ? new Material.Files(file.name() + " (" + columns + ")", List.of(file))
                : Material.of(file);
    }
}
