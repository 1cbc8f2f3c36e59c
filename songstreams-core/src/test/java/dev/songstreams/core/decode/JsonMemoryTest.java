// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.Text;
import dev.songstreams.core.row.RowBatch;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record lies in an array with thousands of others: a decoder that kept the last would keep megabytes, for each topic that is open. */
class JsonMemoryTest {
    private static final int COLLECTIONS = 50;

    record Played(@Required @Text(maxBytes = 64) String song, long ts) {}

    private static final EventType<Played> PLAYED = EventType.of(Played.class);

    private final JsonRowDecoder rows = new JsonRowDecoder(PLAYED, JsonOptions.defaults());
    private final JsonEventDecoder<Played> events = new JsonEventDecoder<>(PLAYED, JsonOptions.defaults());
    private final RowBatch batch = new RowBatch(PLAYED.schema(), 16);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"song\":\"Undo\",\"ts\":7}",
                "{\"song\":\"Und\\u006f\",\"ts\":7}",
                "{\"song\":\"Undo\",\"ts\":\"\"}",
                "{\"song\":\"Undo"
            })
    void nothingIsHeldOfARecordThatWasRead(String json) {
        WeakReference<byte[]> bytes = decode(json);
        for (int i = 0; i < COLLECTIONS && bytes.get() != null; i++) {
            System.gc();
        }
        assertThat(bytes.get()).as("the bytes of %s", json).isNull();
        Reference.reachabilityFence(rows);
        Reference.reachabilityFence(events);
    }

    private WeakReference<byte[]> decode(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        ValueRecord record = new ValueRecord(ByteBuffer.wrap(bytes));
        rows.decode(record, batch, 0);
        batch.dropRow();
        events.decode(record);
        return new WeakReference<>(bytes);
    }
}
