// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes of an object, or of a part of one. They are sent from where they lie, again and again if need be, and nobody writes to
 * them meanwhile.
 *
 * @param blocks in which they lie one behind the other, each full but the last
 * @param length how many bytes they are
 */
record S3Content(List<byte[]> blocks, int length) {
    static S3Content of(byte[] bytes) {
        return new S3Content(List.of(bytes), bytes.length);
    }

    /** Bytes of memory that are taken. */
    long heldBytes() {
        return blocks.stream().mapToLong(block -> block.length).sum();
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(this::stream, length, "application/octet-stream");
    }

    private InputStream stream() {
        return new BlocksInputStream(blocks, length);
    }

    /**
     * What the server checks the bytes by, in the form of a header. A request that has it needs no trailer for it, so that a body goes
     * as it is and not in chunks, which not all servers read that speak S3.
     */
    String crc32() {
        CRC32 crc = new CRC32();
        int left = length;
        for (byte[] block : blocks) {
            int taken = Math.min(left, block.length);
            crc.update(block, 0, taken);
            left -= taken;
        }
        byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
