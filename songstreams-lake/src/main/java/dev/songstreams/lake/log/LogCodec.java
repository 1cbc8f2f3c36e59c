// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.songstreams.core.row.ColumnType;
import dev.songstreams.lake.store.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The log's objects as JSON. What can't be read is refused with the object's name, never guessed at. */
final class LogCodec {
    private static final Set<String> KNOWN_FEATURES = Set.of(LogEntry.SAME_ROWS);

    /** Longer than any of ours by far, and short enough to be read into memory as it is. */
    private static final int LONGEST = 64 << 20;

    // Jackson's own limits hold beside: 1000 levels of nesting, numbers of 1000 digits, texts of 20 million characters.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(asText(Instant.class, Instant::toString, Instant::parse))
            .addModule(asText(ObjectKey.class, ObjectKey::path, ObjectKey::new))
            .addModule(asText(ColumnType.class, ColumnType::toString, ColumnType::parse))
            .addModule(asText(Zone.class, Zone::folder, Zone::of))
            // A newer writer may say more; what a reader must understand stands in the entry's features.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private LogCodec() {}

    static byte[] encode(Object value) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(value);
            if (json.length > LONGEST) {
                throw new IllegalStateException("a " + value.getClass().getSimpleName() + " of " + json.length
                        + " bytes is not written, as nobody could read it: " + LONGEST + " are the most");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    static LogEntry entry(byte[] json, ObjectKey key, long sequence) throws LakeFormatException {
        LogEntry entry = decode(json, LogEntry.class, key);
        if (entry.sequence() != sequence) {
            throw new LakeFormatException(key + " says it is entry " + entry.sequence() + "; it was copied or edited");
        }
        if (!KNOWN_FEATURES.containsAll(entry.features())) {
            throw new LakeFormatException(key + " needs features this version does not know: "
                    + unknown(entry.features()) + "; use the version that wrote it, or a newer one");
        }
        return entry;
    }

    private static SortedSet<String> unknown(Set<String> features) {
        SortedSet<String> unknown = new TreeSet<>(features);
        unknown.removeAll(KNOWN_FEATURES);
        return unknown;
    }

    static LakeDescriptor descriptor(byte[] json) throws LakeFormatException {
        LakeDescriptor descriptor = decode(json, LakeDescriptor.class, LakeLayout.DESCRIPTOR);
        if (descriptor.formatVersion() != LakeDescriptor.FORMAT_VERSION || descriptor.shards() != 1) {
            throw new LakeFormatException("the lake has format version " + descriptor.formatVersion() + " and "
                    + descriptor.shards() + " shards; this version reads format version "
                    + LakeDescriptor.FORMAT_VERSION
                    + " with 1 shard");
        }
        return descriptor;
    }

    /** An object of the log, of that type and of that key. */
    static <T> T decode(byte[] json, Class<T> type, ObjectKey key) throws LakeFormatException {
        if (json.length > LONGEST) {
            throw new LakeFormatException(key + " is damaged: it has " + json.length + " bytes");
        }
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new LakeFormatException(key + " is damaged: it says null");
            }
            return value;
        } catch (LakeFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new LakeFormatException(key + " is damaged: " + e.getMessage(), e);
        }
    }

    private static <T> SimpleModule asText(Class<T> type, Function<T, String> write, Function<String, T> read) {
        SimpleModule module = new SimpleModule(type.getName());
        module.addSerializer(type, new TextSerializer<>(write, JsonGenerator::writeString));
        module.addKeySerializer(type, new TextSerializer<>(write, JsonGenerator::writeFieldName));
        module.addDeserializer(type, new TextDeserializer<>(read));
        module.addKeyDeserializer(type, new TextKeyDeserializer<>(read));
        return module;
    }

    private interface TextOutput {
        void write(JsonGenerator json, String text) throws IOException;
    }

    private static final class TextSerializer<T> extends JsonSerializer<T> {
        private final Function<T, String> write;
        private final TextOutput output;

        TextSerializer(Function<T, String> write, TextOutput output) {
            this.write = write;
            this.output = output;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            output.write(json, write.apply(value));
        }
    }

    private static final class TextDeserializer<T> extends JsonDeserializer<T> {
        private final Function<String, T> read;

        TextDeserializer(Function<String, T> read) {
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return read.apply(json.getText());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new LakeFormatException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private static final class TextKeyDeserializer<T> extends KeyDeserializer {
        private final Function<String, T> read;

        TextKeyDeserializer(Function<String, T> read) {
            this.read = read;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
        }
    }
}
