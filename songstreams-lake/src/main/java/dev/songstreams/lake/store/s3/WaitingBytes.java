// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.util.ArrayList;
import java.util.List;

/** Bytes that are not sent yet. Filled by one thread. */
final class WaitingBytes {
    private final SpareBlocks spare;
    private List<byte[]> blocks = new ArrayList<>();
    private byte[] block = new byte[0];
    private int free;
    private int length;
    private volatile long heldBytes;

    WaitingBytes(SpareBlocks spare) {
        this.spare = spare;
    }

    int length() {
        return length;
    }

    /** Bytes of memory that are taken; may be asked by any thread. */
    long heldBytes() {
        return heldBytes;
    }

    /** Takes some of these bytes, at least one, and returns how many. */
    int add(byte[] bytes, int offset, int most) {
        if (free == 0) {
            block = spare.take();
            blocks.add(block);
            free = block.length;
            heldBytes += block.length;
        }
        int taken = Math.min(free, most);
        System.arraycopy(bytes, offset, block, block.length - free, taken);
        free -= taken;
        length += taken;
        return taken;
    }

    /** All that wait; from now on they are the caller's, and none wait. */
    S3Content take() {
        S3Content content = new S3Content(blocks, length);
        blocks = new ArrayList<>();
        block = new byte[0];
        free = 0;
        length = 0;
        heldBytes = 0;
        return content;
    }
}
