// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LakeLayout;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manifests that COPY reads, beside the lake they list the files of: {@code _songstreams-loads/<lake id>/clean/<topic>/
 * <uuid>.manifest}. Each is written once, for one COPY, and removed behind it.
 *
 * <p>A manifest is {@code {"entries":[{"url":"s3://...","mandatory":true,"meta":{"content_length":N}}]}}: a missing file fails
 * the load, and Parquet wants the length.
 */
final class ManifestStore {
    private static final Logger LOG = LoggerFactory.getLogger(ManifestStore.class);
    private static final String FOLDER = "_songstreams-loads/";
    /** No COPY begins to read its manifest a day after it was written. */
    private static final Duration LEFTOVER = Duration.ofDays(1);

    private final ObjectStore store;
    private final JsonFactory json = new JsonFactory();

    ManifestStore(ObjectStore store) {
        this.store = store;
    }

    /** Writes a manifest of these files. */
    ObjectKey write(TopicTarget target, List<DataFile> files) throws IOException {
        ObjectKey key = new ObjectKey(folder(target) + UUID.randomUUID() + ".manifest");
        store.put(key, content(files));
        return key;
    }

    /** An object's address as COPY takes it. */
    String url(ObjectKey key) {
        return store.address(key);
    }

    /** Removes manifests that are done with; what can't be removed now is removed as a leftover. */
    void delete(List<ObjectKey> keys) {
        try {
            store.delete(keys);
        } catch (IOException e) {
            LOG.warn("manifests stay behind until a later load removes them: {}", e.getMessage());
        }
    }

    /** Removes what loaders left behind that did not come to an end; what can't be removed now is left to the next load. */
    void deleteLeftovers(TopicTarget target, Instant now) {
        Instant before = now.minus(LEFTOVER);
        try (Stream<ObjectSummary> listed = store.list(folder(target), null)) {
            delete(listed.filter(summary -> summary.lastModified().isBefore(before))
                    .map(ObjectSummary::key)
                    .toList());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("manifests that earlier loads left behind can't be listed: {}", e.getMessage());
        }
    }

    private static String folder(TopicTarget target) {
        return FOLDER + target.lakeId() + "/" + LakeLayout.dataFolder(Zone.CLEAN, target.topic()) + "/";
    }

    private byte[] content(List<DataFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("entries");
            for (DataFile file : files) {
                out.writeStartObject();
                out.writeStringField("url", url(file.key()));
                out.writeBooleanField("mandatory", true);
                out.writeObjectFieldStart("meta");
                out.writeNumberField("content_length", file.bytes());
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
