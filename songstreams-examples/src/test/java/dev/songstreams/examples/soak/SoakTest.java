// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.testkit.LocalS3;
import java.nio.file.Files;
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
        List<SoakLake> lakes = new ArrayList<>();
        try (SoakKafka kafka = SoakKafka.start(folder.resolve("kafka"));
                LocalS3 s3 = LocalS3.builder().directory(folder.resolve("s3")).start()) {
            lakes.add(new S3Lake(s3, folder.resolve("s3"), "classic", "csv", "classic"));
            lakes.add(new LocalLake(folder.resolve("lake-1"), "parquet", "consumer"));
            if (settings.kills() > SHORT_KILLS) {
                lakes.add(new S3Lake(s3, folder.resolve("s3"), "consumer", "parquet", "consumer"));
                lakes.add(new LocalLake(folder.resolve("lake-2"), "csv", "classic"));
            }
            Cli cli = new Cli(Files.createDirectories(folder.resolve("workers")), kafka.servers());
            Tally tally = new CrashSoak(settings, kafka, cli, lakes, System.out).run();
            System.out.println(tally.table());
        } finally {
            lakes.forEach(SoakLake::close);
        }
    }
}
