// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.format.parquet.ParquetFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Loaders that are killed like by {@code kill -9}, some moment after they began with an entry. The long form:
 * {@code mvn -pl songstreams-warehouse -am verify -Dtest=KilledLoaderTest -Dsongstreams.kills=100}.
 */
@ExtendWith(LoadStack.class)
class KilledLoaderTest {
    private static final int KILLS = Integer.getInteger("songstreams.kills", 3);
    private static final long SEED = Long.getLong("songstreams.seed", 20_261_125L);
    /** As many as a loader can't be done with before it is killed the last time. */
    private static final int ENTRIES = 20 + 20 * KILLS;

    private static final int MOST_MILLIS = 120;

    @Test
    void whateverMomentItIsKilledAtTheRowsAreThereOnce(TestLake lake) throws Exception {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        for (int i = 0; i < ENTRIES; i++) {
            plays.append(List.of(Play.bare(2L * i), Play.bare(2L * i + 1)));
        }
        System.out.println("kills " + KILLS + ", seed " + SEED);
        Random random = new Random(SEED);

        for (int i = 0; i < KILLS; i++) {
            killOne(lake, random);
        }
        lake.loader().load();

        assertThat(lake.query("select count(*), count(distinct user_id), count(distinct kafka_offset) from "
                        + lake.table("plays")))
                .containsExactly(2 * ENTRIES + "|" + 2 * ENTRIES + "|" + 2 * ENTRIES);
        assertThat(lake.query("select count(*), count(distinct sequence), max(sequence), sum(loaded_rows) from "
                        + lake.table("songstreams_loads")))
                .containsExactly((ENTRIES + 1) + "|" + (ENTRIES + 1) + "|" + (ENTRIES + 1) + "|" + 2 * ENTRIES);
    }

    /** Kills a loader in the midst of one of the entries that it loads. */
    private static void killOne(TestLake lake, Random random) throws IOException, InterruptedException {
        Process process = LoaderProcess.start(lake);
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int entries = 1 + random.nextInt(8);
            for (String line = lines.readLine(); line != null && entries > 0; line = lines.readLine()) {
                said.add(line);
                entries -= line.startsWith("entry ") ? 1 : 0;
            }
            boolean ended = process.waitFor(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS);
            assertThat(ended).as("it ended by itself, having said %s", said).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
