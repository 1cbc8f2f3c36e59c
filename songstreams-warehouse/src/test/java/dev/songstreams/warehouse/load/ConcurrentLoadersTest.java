// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.format.parquet.ParquetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class ConcurrentLoadersTest {
    private static final int LOADERS = 10;
    private static final int ENTRIES = 12;

    @Test
    void tenLoadersAtOnceLoadEachEntryOnce(TestLake lake) throws Exception {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        for (int i = 0; i < ENTRIES; i++) {
            plays.append(List.of(Play.bare(2L * i), Play.bare(2L * i + 1)));
        }
        LoaderSettings settings = lake.settings().maxEntries(2).build();

        List<TopicLoad> loads = atOnce(() -> lake.loader(settings).load("plays"));

        // One entry more than batches: the first positions.
        assertThat(loads.stream().mapToInt(TopicLoad::entries).sum()).isEqualTo(ENTRIES + 1);
        assertThat(loads.stream().mapToLong(TopicLoad::rows).sum()).isEqualTo(2 * ENTRIES);
        assertThat(lake.query("select count(*), count(distinct user_id), count(distinct kafka_offset) from "
                        + lake.table("plays")))
                .containsExactly("24|24|24");
        assertThat(lake.query("select count(*), count(distinct sequence), sum(loaded_rows) from "
                        + lake.table("songstreams_loads")))
                .containsExactly("13|13|24");
        assertThat(lake.manifests()).isEmpty();
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LOADERS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < LOADERS; i++) {
                futures.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
