// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A header of a Kafka record.
 *
 * @param key its name
 * @param value its bytes, or null
 */
public record SourceHeader(String key, @Nullable ByteBuffer value) {}
