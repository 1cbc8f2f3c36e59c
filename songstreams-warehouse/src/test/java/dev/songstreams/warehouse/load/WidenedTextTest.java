// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.sink.SinkException;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.rewrite.LakeReplay;
import dev.songstreams.lake.rewrite.ReplayReport;
import dev.songstreams.lake.rewrite.RewriteException;
import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.sink.TopicModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events whose text column was given more room: through the lake and into the table, old files and new ones. */
@ExtendWith(LoadStack.class)
class WidenedTextTest {
    private static final String NARROW = "n".repeat(64);
    private static final String WIDE = "w".repeat(256);
    private static final String WIDEST = "x".repeat(300);

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "jsonl"})
    void oldAndNewFilesLoadTogetherIntoAColumnThatHoldsBoth(String format, TestLake lake) {
        FileFormat files = FileFormats.named(format, null);
        WrittenTopic old = lake.plays(files);
        old.append(List.of(Play.full(1, NARROW)));
        lake.topic("plays", Play.Wider.TYPE, files).append(List.of(Play.full(2, WIDE)));

        lake.loader().load();

        assertThat(songs(lake)).containsExactly("1|" + NARROW, "2|" + WIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "jsonl"})
    void aTableThatIsThereIsWidenedAndGivenTheColumnThatWasAppended(String format, TestLake lake) {
        FileFormat files = FileFormats.named(format, null);
        lake.plays(files).append(List.of(Play.full(1, NARROW)));
        lake.loader().load();
        lake.topic("plays", Play.Wider.TYPE, files).append(List.of(Play.full(2, WIDE)));
        lake.topic("plays", Play.WiderLater.TYPE, files)
                .append(List.of(Play.later(3, "calm").replace("Later", WIDEST)));
        List<String> changes = new ArrayList<>();

        TopicLoad load = lake.loader(
                        lake.settings().listener(changesTo(changes)).build())
                .load("plays");

        assertThat(load.entries()).isEqualTo(2);
        assertThat(changes)
                .containsExactly(
                        "ALTER TABLE " + lake.table("plays") + " ALTER COLUMN song TYPE VARCHAR(300)",
                        "ALTER TABLE " + lake.table("plays") + " ADD COLUMN mood VARCHAR(16) ENCODE ZSTD");
        assertThat(songs(lake)).containsExactly("1|" + NARROW, "2|" + WIDE, "3|" + WIDEST);
        assertThat(lake.query("select user_id, mood from " + lake.table("plays") + " order by 1"))
                .containsExactly("1|null", "2|null", "3|calm");
    }

    @Test
    void whatWasTooLongIsRedrivenIntoTheWidenedColumn(TestLake lake) throws IOException {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.full(1, NARROW), Play.full(2, WIDE)));
        lake.loader().load();
        assertThat(songs(lake)).containsExactly("1|" + NARROW);

        ReplayReport report = again(lake, Play.Wider.TYPE).redrive(Selection.all());
        lake.loader().load();

        assertThat(report.decoded()).isEqualTo(1);
        assertThat(songs(lake)).containsExactly("1|" + NARROW, "2|" + WIDE);
        assertThatThrownBy(() -> again(lake, Play.TYPE).replay(Selection.all()))
                .isInstanceOf(RewriteException.class)
                .hasMessageEndingWith(
                        ": song TEXT(256) is missing, narrower or another; it must have all of those, in their"
                                + " order, and may widen text and append more");
    }

    private static LakeReplay again(TestLake lake, EventType<?> type) {
        return LakeReplay.builder(lake.store(), "plays", TopicModel.json(type)).build();
    }

    @Test
    void theTableIsWidenedWithTheFirstCommitOfTheNewType(TestLake lake) {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.full(1, NARROW)));
        // Progress, and so far not a row by it.
        lake.topic("plays", Play.Wider.TYPE, ParquetFormat.defaults()).skip(1);
        lake.loader().load();
        assertThat(lake.query("select atttypmod from pg_attribute where attname = 'song' and attrelid = '"
                        + lake.table("plays") + "'::regclass"))
                .containsExactly("260");
    }

    @Test
    void narrowerTextIsRefusedBeforeARecordIsRead(TestLake lake) {
        lake.topic("plays", Play.Wider.TYPE, ParquetFormat.defaults()).append(List.of(Play.full(1, WIDE)));

        assertThatThrownBy(() -> lake.plays(ParquetFormat.defaults()))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(
                        "column 5 of plays in zone clean is song TEXT(256) in the lake, but this writer's is"
                                + " song TEXT(64); columns can be appended and text widened, nothing else. Keep the lake's"
                                + " column, or write to another lake");
    }

    private static List<String> songs(TestLake lake) {
        return lake.query("select user_id, song from " + lake.table("plays") + " order by 1");
    }

    private static LoadListener changesTo(List<String> changes) {
        return new LoadListener() {
            @Override
            public void tableChanged(String topic, String sql) {
                changes.add(sql);
            }
        };
    }
}
