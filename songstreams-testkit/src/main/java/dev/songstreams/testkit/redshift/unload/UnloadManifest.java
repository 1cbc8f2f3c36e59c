// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The manifest of an UNLOAD, with which COPY can load its files; a verbose one says how many rows there are, too. */
final class UnloadManifest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private UnloadManifest() {}

    static String of(List<WrittenFile> files, boolean verbose) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        for (WrittenFile file : files) {
            ObjectNode meta =
                    entries.addObject().put("url", file.location().url()).putObject("meta");
            meta.put("content_length", file.bytes());
            if (verbose) {
                meta.put("record_count", file.rows());
            }
        }
        if (verbose) {
            ObjectNode meta = manifest.putObject("meta");
            meta.put(
                    "content_length",
                    files.stream().mapToLong(WrittenFile::bytes).sum());
            meta.put("record_count", files.stream().mapToLong(WrittenFile::rows).sum());
            manifest.putObject("author").put("name", "Songstreams local Redshift");
        }
        return manifest.toPrettyString();
    }
}
