// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers a part's worth of bytes; an object that never needs more becomes a single PUT, a larger one a multipart upload. */
final class S3ObjectOutput extends ObjectOutput {
    private static final int FIRST_BYTES = 64 * 1024;

    private final S3Bucket bucket;
    private final ObjectKey key;
    private final int partBytes;
    private final UploadThreads threads;
    private volatile byte[] part = new byte[FIRST_BYTES];
    private int filled;
    /** Of a large object. */
    private volatile @Nullable S3Upload upload;
    /** Of one that needed no parts, when its bytes have ended. */
    private volatile @Nullable S3Put put;

    private boolean ended;
    private boolean done;

    S3ObjectOutput(S3Bucket bucket, ObjectKey key, int partBytes, UploadThreads threads) {
        this.bucket = bucket;
        this.key = key;
        this.partBytes = partBytes;
        this.threads = threads;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireOpen();
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (filled == partBytes) {
                part = sendPart().nextArray(partBytes);
                filled = 0;
            }
            int taken = Math.min(partBytes - filled, end - from);
            makeRoom(taken);
            System.arraycopy(bytes, from, part, filled, taken);
            filled += taken;
            from += taken;
        }
    }

    @Override
    public void end() throws IOException {
        requireOpen();
        if (upload == null) {
            put = S3Put.begin(bucket, key, threads, part, filled);
        } else {
            sendPart();
        }
        endBytes();
    }

    @Override
    public void complete() throws IOException {
        if (done) {
            throw closed();
        }
        if (!ended) {
            end();
        }
        if (put != null) {
            put.complete();
        } else if (upload != null) {
            upload.complete();
        }
        done = true;
    }

    @Override
    public long memoryBytes() {
        S3Upload started = upload;
        S3Put sent = put;
        return part.length + (started == null ? 0 : started.bytesHeld()) + (sent == null ? 0 : sent.bytesHeld());
    }

    @Override
    public void close() throws IOException {
        if (done) {
            return;
        }
        done = true;
        endBytes();
        if (put != null) {
            put.abort();
        } else if (upload != null) {
            upload.abort();
        }
    }

    /** What they lay in is another's now, or nobody's. */
    private void endBytes() {
        ended = true;
        part = new byte[0];
        filled = 0;
    }

    private void requireOpen() throws IOException {
        if (ended) {
            throw closed();
        }
    }

    private IOException closed() {
        return new IOException("the output of " + key + " is closed");
    }

    private S3Upload sendPart() throws IOException {
        S3Upload started = upload;
        if (started == null) {
            started = S3Upload.begin(bucket, key, threads);
            upload = started;
        }
        started.send(part, filled);
        return started;
    }

    private void makeRoom(int more) {
        if (part.length - filled < more) {
            part = Arrays.copyOf(part, Math.min(partBytes, Math.max(filled + more, part.length * 2)));
        }
    }
}
