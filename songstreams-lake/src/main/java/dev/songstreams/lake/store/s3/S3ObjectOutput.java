// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gathers a part's worth of bytes; an object that never needs more becomes a single PUT, a larger one a multipart upload. */
final class S3ObjectOutput extends ObjectOutput {
    private final S3Bucket bucket;
    private final ObjectKey key;
    private final int partBytes;
    private final UploadThreads threads;
    private final WaitingBytes waiting;
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
        this.waiting = new WaitingBytes(threads.spare());
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
            if (waiting.length() == partBytes) {
                sendPart();
            }
            from += waiting.add(bytes, from, Math.min(partBytes - waiting.length(), end - from));
        }
    }

    @Override
    public void end() throws IOException {
        requireOpen();
        if (upload == null) {
            put = S3Put.begin(bucket, key, threads, waiting.take());
        } else {
            sendPart();
        }
        ended = true;
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
        return waiting.heldBytes()
                + (started == null ? 0 : started.heldBytes())
                + (sent == null ? 0 : sent.heldBytes());
    }

    @Override
    public void close() throws IOException {
        if (done) {
            return;
        }
        done = true;
        ended = true;
        threads.spare().giveBack(waiting.take().blocks());
        if (put != null) {
            put.abort();
        } else if (upload != null) {
            upload.abort();
        }
    }

    private void requireOpen() throws IOException {
        if (ended) {
            throw closed();
        }
    }

    private IOException closed() {
        return new IOException("the output of " + key + " is closed");
    }

    private void sendPart() throws IOException {
        if (upload == null) {
            upload = S3Upload.begin(bucket, key, threads);
        }
        upload.send(waiting);
    }
}
