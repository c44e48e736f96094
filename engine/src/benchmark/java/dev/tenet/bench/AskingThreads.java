package dev.tenet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads that ask one question after the other: the least that asking many at once takes. */
final class AskingThreads {

    private AskingThreads() {}

    /** Asks the question of a trial, and says what was answered. */
    @FunctionalInterface
    interface Asker {
        String ask(int trial) throws Exception;
    }

    /** Asks all questions of a task; the number of answers that are A or B. */
    static long askAll(Task task, Asker asker) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Long> one = () -> {
            long read = 0;
            for (int i = next.getAndIncrement(); i < task.trials(); i = next.getAndIncrement()) {
                String answer = asker.ask(i);
                if (answer.equals("A") || answer.equals("B")) {
                    read++;
                }
            }
            return read;
        };
        ExecutorService threads = Executors.newFixedThreadPool(task.concurrency());
        try {
            List<Future<Long>> asked = new ArrayList<>();
            for (int i = 0; i < task.concurrency(); i++) {
                asked.add(threads.submit(one));
            }
            long read = 0;
            for (Future<Long> future : asked) {
                read += future.get();
            }
            return read;
        } finally {
            threads.shutdown();
        }
    }
}
