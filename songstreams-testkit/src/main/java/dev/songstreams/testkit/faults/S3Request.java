// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request that a client sent, with a path-style address.
 *
 * @param method as {@code PUT}
 * @param bucket the bucket's name; empty if there is none
 * @param key the object's whole key, decoded; empty if there is none
 * @param query the parameters, decoded; one without a value has the empty one
 * @param headers the headers by their names in small letters
 */
public record S3Request(
        String method, String bucket, String key, Map<String, String> query, Map<String, String> headers) {

    /** Copies the maps. */
    public S3Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    static S3Request of(HttpHead head) {
        String[] line = head.startLine().split(" ", 3);
        int mark = line[1].indexOf('?');
        String path = mark < 0 ? line[1] : line[1].substring(0, mark);
        int slash = path.indexOf('/', 1);
        return new S3Request(
                line[0],
                decoded(path.substring(1, slash < 0 ? path.length() : slash)),
                slash < 0 ? "" : decoded(path.substring(slash + 1)),
                mark < 0 ? Map.of() : parameters(line[1].substring(mark + 1)),
                head.headers());
    }

    /** What it asks for. */
    public S3Operation operation() {
        return S3Operation.of(method, !key.isEmpty(), query.keySet());
    }

    /** Whether it asks for this. */
    public boolean is(S3Operation operation) {
        return operation() == operation;
    }

    /** A header's value, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Operation, bucket and key; not the headers, which hold a signature. */
    @Override
    public String toString() {
        return operation() + " " + bucket + "/" + key;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            parameters.put(decoded(name), equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        // A plus is itself in S3's addresses.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
