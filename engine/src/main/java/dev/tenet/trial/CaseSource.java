package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.MalformedRecordException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The cases of a run, one after the other, so that no more of them are in memory than are being asked. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface CaseSource<C> extends Closeable {

    /** How many cases there are in all. */
    long size();

    /** How many independent observations the cases make: fewer than cases where several of them are averaged. */
    default long observations() {
        return size();
    }

    /**
     * The next case, or nothing after the last.
     *
     * @throws MalformedRecordException if the next record of a file is not what it should be
     * @throws IOException if the file cannot be read
     */
    Optional<C> next() throws IOException;

    @Override
    default void close() throws IOException {}

    /** The cases of a list, in its order. */
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
