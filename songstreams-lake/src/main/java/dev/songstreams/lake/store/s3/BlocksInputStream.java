// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Reads arrays one behind the other. */
final class BlocksInputStream extends InputStream {
    private final Iterator<byte[]> blocks;
    private byte[] block = new byte[0];
    private int position;
    private int left;

    /** The first {@code length} bytes of these blocks. */
    BlocksInputStream(List<byte[]> blocks, int length) {
        this.blocks = blocks.iterator();
        this.left = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        while (position == block.length) {
            block = blocks.next();
            position = 0;
        }
        int taken = Math.min(length, Math.min(left, block.length - position));
        System.arraycopy(block, position, target, offset, taken);
        position += taken;
        left -= taken;
        return taken;
    }

    @Override
    public int available() {
        return left;
    }
}
