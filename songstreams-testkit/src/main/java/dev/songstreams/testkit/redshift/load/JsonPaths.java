// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.songstreams.testkit.redshift.sql.S3Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A file of JSONPath expressions, {@code {"jsonpaths": ["$.user.id", "$['tags'][0]"]}}: one for each column, in their order. Names
 * and positions are all they may hold, as in Redshift.
 */
record JsonPaths(List<JsonPointer> paths) implements JsonFields {

    /** {@code .name}, {@code ['name']} or {@code [0]}. */
    private static final Pattern STEP = Pattern.compile("\\.([\\w-]+)|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]|\\[(\\d+)\\]");

    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonPaths read(String url, S3Client s3, int columns) throws LoadFailure {
        List<JsonPointer> paths = new ArrayList<>();
        for (JsonNode path : content(S3Location.of(url), s3).path("jsonpaths")) {
            paths.add(pointer(path.asText()));
        }
        if (paths.size() != columns) {
            throw LoadFailure.because("Number of jsonpaths and the number of columns should match. JSONPath size: "
                    + paths.size() + ", Number of columns in table or column list: " + columns);
        }
        return new JsonPaths(List.copyOf(paths));
    }

    @Override
    public List<JsonNode> of(JsonNode record) {
        return paths.stream().map(record::at).toList();
    }

    private static JsonNode content(S3Location location, S3Client s3) throws LoadFailure {
        try {
            return JSON.readTree(
                    s3.getObjectAsBytes(r -> r.bucket(location.bucket()).key(location.key()))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            throw LoadFailure.because("The JSONPaths file is not found. Location:" + location.url());
        } catch (JacksonException e) {
            throw LoadFailure.because("Invalid JSONPaths file " + location.url() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static JsonPointer pointer(String path) throws LoadFailure {
        StringBuilder pointer = new StringBuilder();
        Matcher step = STEP.matcher(path);
        int at = 1;
        while (path.startsWith("$") && at < path.length() && step.find(at) && step.start() == at) {
            pointer.append('/').append(name(step).replace("~", "~0").replace("/", "~1"));
            at = step.end();
        }
        if (at != path.length()) {
            throw LoadFailure.because("Invalid JSONPath format: '" + path
                    + "'. Supported are $.name, $['name'] and $[0], and any number of these steps");
        }
        return JsonPointer.compile(pointer.toString());
    }

    private static String name(Matcher step) {
        for (int group = 1; group <= 4; group++) {
            if (step.group(group) != null) {
                return step.group(group);
            }
        }
        throw new IllegalStateException("a step has a name or a position");
    }
}
