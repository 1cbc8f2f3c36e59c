// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import dev.songstreams.lake.store.ObjectKey;
import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's content. Closed before its end, it drops the connection, which would otherwise read all the rest. */
final class S3ObjectInput extends FilterInputStream {
    private final S3Bucket bucket;
    private final ObjectKey key;
    private final ResponseInputStream<GetObjectResponse> response;
    private boolean atEnd;

    S3ObjectInput(S3Bucket bucket, ObjectKey key, ResponseInputStream<GetObjectResponse> response) {
        super(response);
        this.bucket = bucket;
        this.key = key;
        this.response = response;
    }

    @Override
    public int read() throws IOException {
        try {
            return noted(super.read());
        } catch (SdkException e) {
            throw bucket.failed("read " + key, e);
        } catch (IOException e) {
            throw bucket.broken("read " + key, e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return noted(super.read(bytes, offset, length));
        } catch (SdkException e) {
            throw bucket.failed("read " + key, e);
        } catch (IOException e) {
            throw bucket.broken("read " + key, e);
        }
    }

    private int noted(int result) {
        atEnd |= result < 0;
        return result;
    }

    @Override
    public void close() throws IOException {
        if (!atEnd) {
            response.abort();
        }
        super.close();
    }
}
