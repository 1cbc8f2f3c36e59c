// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers killed again and again. The short form runs in every build; the long one, as docs/guarantees.md says, with
 * {@code -Dsongstreams.soak.kills=60 -Dsongstreams.soak.records=500000}, and {@code -Dsongstreams.soak.chaos=true}.
 */
class SoakTest {
    private static final int SHORT_KILLS = 8;
    private static final long SHORT_RECORDS = 24_000;

    @TempDir
    Path folder;

    @Test
    void workersKilledAgainAndAgainLoseAndDoubleNothing() throws Exception {
        SoakSettings settings = SoakSettings.fromProperties(SHORT_KILLS, SHORT_RECORDS, false);
        try (Ground ground = new Ground(folder)) {
            List<SoakLake> lakes =
                    new ArrayList<>(List.of(ground.s3Lake("csv", "classic"), ground.localLake("parquet", "consumer")));
            if (settings.kills() > SHORT_KILLS) {
                lakes.add(ground.s3Lake("parquet", "consumer"));
                lakes.add(ground.localLake("csv", "classic"));
            }
            Tally tally = new CrashSoak(settings, ground.kafka(), ground.cli(), lakes, System.out).run();
            System.out.println(tally.table());
        }
    }
}
