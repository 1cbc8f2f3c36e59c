// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.songstreams.testkit.redshift.sql.S3Location;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Reads the manifest of a COPY: {@code {"entries": [{"url": "s3://..", "mandatory": true, "meta": {"content_length": 12}}]}}.
 *
 * <p>A mandatory file must be there, another may be missing. A columnar file must say its length, and it must be the object's.
 */
final class Manifest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCAN_ERROR = 15003;

    private final S3Client s3;
    private final String url;
    private final boolean columnar;

    private Manifest(S3Client s3, String url, boolean columnar) {
        this.s3 = s3;
        this.url = url;
        this.columnar = columnar;
    }

    static List<LoadFile> read(S3Client s3, S3Location location, boolean columnar) throws LoadFailure {
        return new Manifest(s3, location.url(), columnar).files(content(s3, location));
    }

    private static byte[] content(S3Client s3, S3Location location) throws LoadFailure {
        try {
            return s3.getObjectAsBytes(r -> r.bucket(location.bucket()).key(location.key()))
                    .asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            throw LoadFailure.because("Manifest file is not found. Location:" + location.url());
        }
    }

    private List<LoadFile> files(byte[] content) throws LoadFailure {
        JsonNode entries = parse(content).path("entries");
        if (!entries.isArray() || entries.isEmpty()) {
            throw broken("it has no array 'entries' with at least one entry");
        }
        List<LoadFile> files = new ArrayList<>();
        for (JsonNode entry : entries) {
            addFile(entry, files);
        }
        return files;
    }

    private JsonNode parse(byte[] content) throws LoadFailure {
        try {
            return JSON.readTree(content);
        } catch (JacksonException e) {
            throw broken("it is not JSON: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private void addFile(JsonNode entry, List<LoadFile> files) throws LoadFailure {
        if (!entry.path("url").isTextual()) {
            throw broken("an entry has no 'url'");
        }
        S3Location location = S3Location.of(entry.path("url").asText());
        JsonNode length = entry.path("meta").path("content_length");
        if (columnar && !length.isIntegralNumber()) {
            String lacks = entry.has("meta") ? "'content_length' in its 'meta' key" : "'meta' key";
            throw LoadFailure.ofScan(
                    SCAN_ERROR, "File entry does not have " + lacks + ". Entry: " + location.url(), null);
        }
        try {
            files.add(file(location, length));
        } catch (NoSuchKeyException e) {
            if (entry.path("mandatory").asBoolean(false)) {
                throw LoadFailure.because("Problem reading manifest file - file not found but mandatory: "
                        + location.url() + " in " + url);
            }
        }
    }

    private LoadFile file(S3Location location, JsonNode length) throws LoadFailure {
        HeadObjectResponse head = s3.headObject(r -> r.bucket(location.bucket()).key(location.key()));
        long bytes = head.contentLength();
        if (length.isIntegralNumber() && length.asLong() != bytes) {
            throw LoadFailure.ofScan(
                    SCAN_ERROR,
                    "Manifest file contains incorrect content_length for " + location.url() + ": " + length.asLong()
                            + ", but the object has " + bytes + " bytes",
                    null);
        }
        return new LoadFile(location, bytes);
    }

    private LoadFailure broken(String reason) {
        return LoadFailure.because("Problem reading manifest file " + url + ": " + reason);
    }
}
