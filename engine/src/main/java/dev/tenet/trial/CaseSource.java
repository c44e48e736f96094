package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.MalformedRecordException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/** The cases of a run as a stream, so that only the cases in progress are held in memory. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface CaseSource<C> extends Closeable {

    /** Returns the total number of cases. */
    long size();

    /**
     * Returns the number of independent observations. It is smaller than the number of cases if several cases are
     * averaged.
     */
    default long observations() {
        return size();
    }

    /**
     * Returns the number of observations in the finite catalogue or file from which those of the run are drawn without
     * replacement, each at most once; empty if there is no such catalogue.
     */
    default OptionalLong population() {
        return OptionalLong.empty();
    }

    /**
     * Returns the next case, or empty after the last one.
     *
     * @throws MalformedRecordException if the next record of a file is malformed
     * @throws IOException if the file cannot be read
     */
    Optional<C> next() throws IOException;

    @Override
    default void close() throws IOException {}

    /** Returns a source over the cases of a list, in order. */
    static <C> CaseSource<C> of(List<C> cases) {
        Iterator<C> next = List.copyOf(cases).iterator();
        return new CaseSource<>() {
            @Override
            public long size() {
                return cases.size();
            }

            @Override
            public Optional<C> next() {
                return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
            }
        };
    }
}
