// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.songstreams.core.decode.SourceHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers that {@link KafkaRow} wrote as a JSON array. */
final class StoredHeaders {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private StoredHeaders() {}

    static List<SourceHeader> parse(String text) {
        List<SourceHeader> headers = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                headers.add(header(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the column kafka_headers does not hold what this library writes", e);
        }
        return headers;
    }

    private static SourceHeader header(JsonParser json) throws IOException {
        String key = "";
        ByteBuffer value = null;
        String field;
        while ((field = json.nextFieldName()) != null) {
            String text = json.nextTextValue();
            switch (field) {
                case "key" -> key = String.valueOf(text);
                case "value" -> value = bytes(text);
                case "value_base64" ->
                    value = ByteBuffer.wrap(Base64.getDecoder().decode(String.valueOf(text)));
                default -> throw new IOException("a header has a key and a value, no " + field);
            }
        }
        return new SourceHeader(key, value);
    }

    private static @Nullable ByteBuffer bytes(@Nullable String text) {
        return text == null ? null : ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
