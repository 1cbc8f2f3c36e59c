// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.regex.Pattern;

/** Opens parsers whose appetite is bounded, whatever a record holds. */
final class JsonParsers {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_QUOTED_IN_ERROR = 32;
    private static final Pattern ADVICE_TO_PROGRAMMERS =
            Pattern.compile(" \\(start marker at .*|: enable `[^`]*` to allow|, from `[^`]*`");

    private final JsonFactory factory;

    JsonParsers(int maxBytes) {
        factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxBytes)
                        .maxNameLength(maxBytes)
                        .maxStringLength(maxBytes)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .errorReportConfiguration(ErrorReportConfiguration.builder()
                        .maxErrorTokenLength(MAX_QUOTED_IN_ERROR)
                        .build())
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // The bytes are known to be UTF-8.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                // Keys come from outside: they must neither fill the JVM's string
                // table nor, by their hashes, fail a record.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    /** A parser of valid UTF-8. */
    JsonParser open(byte[] utf8, int offset, int length) throws IOException {
        return factory.createParser(utf8, offset, length);
    }

    /** What is wrong with the JSON, without what Jackson would advise the author of this class to change. */
    static String describe(JsonProcessingException e) {
        return ADVICE_TO_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
    }
}
