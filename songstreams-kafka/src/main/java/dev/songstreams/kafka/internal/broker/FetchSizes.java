// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.broker;

/**
 * How much Kafka's client is to fetch at a time. Large fetches and polls are the one thing that makes reading fast; beyond these they
 * gain nothing, and what waits in memory, the garbage collector moves about. And the client knows no limit to what it holds: a fetch of
 * each partition, beside what it has handed out, and of each the whole answer that it came with, be it 16 MiB with a few records of
 * a topic that is not read on just now.
 *
 * @param answer bytes of one answer of a broker, of all partitions together
 * @param partition bytes of one partition in it
 * @param records records that one poll hands out
 */
public record FetchSizes(int answer, int partition, int records) {
    private static final long MIB = 1 << 20;

    private static final long MOST_OF_AN_ANSWER = 16 * MIB;
    private static final long LEAST_OF_AN_ANSWER = MIB;
    /**
     * What an answer may take of the heap. Each is one array, which G1 gives regions of its own; and the client reads it by way of
     * memory outside the heap that is as large, and that the process keeps.
     */
    private static final int ANSWER_PART_OF_HEAP = 32;

    /** Half of that below it: there it makes reading faster, and above slower. */
    private static final long SMALL_HEAP = 384 * MIB;

    /** What may be kept of the heap by topics that are held back one by one, each with an answer. */
    private static final int ANSWERS_PART_OF_HEAP = 4;

    /**
     * An answer where topics take turns, so that any number of them may wait with a part of one for each partition. Just below what G1
     * gives regions of its own, and enough that the poll loop, whose every turn looks at all partitions, makes few turns.
     */
    private static final long SMALL_ANSWER = 500_000;

    /** What answers with a part of each partition may take of the heap. */
    private static final int SMALL_ANSWERS_PART_OF_HEAP = 2;

    /** So many partitions, at least, shall an answer bring something of, where topics do not take turns. */
    private static final int PARTITIONS_OF_AN_ANSWER = 4;

    /** What fetches of all partitions together may take of the heap. */
    private static final int PARTITIONS_PART_OF_HEAP = 8;

    private static final long MOST_OF_A_PARTITION = 2 * MIB;
    /** Large enough for producers' batches of the usual 16 KiB: of a larger one, a fetch brings one partition's alone. */
    private static final long LEAST_OF_A_PARTITION = 64 * 1024;

    private static final int MOST_RECORDS = 10_000;
    private static final int LEAST_RECORDS = 500;
    private static final int HEAP_OF_A_RECORD = 50_000;

    /** What a record takes in a fetch, compressed perhaps, if it is a small one. */
    private static final int SMALL_RECORD_BYTES = 128;

    /**
     * As is good for a poller.
     *
     * @param heap the largest heap, in bytes
     * @param topics how many are read
     * @param atATime how many of those with a backlog are read at a time; the others wait, and with them what was fetched of them
     * @param partitions how many the topics have together
     */
    public static FetchSizes of(long heap, int topics, int atATime, int partitions) {
        long part = heap / ANSWER_PART_OF_HEAP / (heap < SMALL_HEAP ? 2 : 1);
        long held = heap / ANSWERS_PART_OF_HEAP / Math.max(1, topics);
        long answer = Math.min(MOST_OF_AN_ANSWER, Math.max(LEAST_OF_AN_ANSWER, Math.min(part, held)));
        long share = heap / PARTITIONS_PART_OF_HEAP / Math.max(1, partitions);
        long partition = Math.max(
                LEAST_OF_A_PARTITION, Math.min(Math.min(MOST_OF_A_PARTITION, answer / PARTITIONS_OF_AN_ANSWER), share));
        if (topics > atATime) {
            long small = heap / SMALL_ANSWERS_PART_OF_HEAP / Math.max(1, partitions);
            answer = Math.max(partition, Math.min(SMALL_ANSWER, small));
        }
        long records = Math.min(MOST_RECORDS, Math.max(LEAST_RECORDS, heap / HEAP_OF_A_RECORD));
        return new FetchSizes((int) answer, (int) partition, (int) records);
    }

    /** How many records of a partition a fetch may well bring, by its bytes. */
    static long recordsOf(long partitionBytes) {
        return partitionBytes / SMALL_RECORD_BYTES;
    }
}
