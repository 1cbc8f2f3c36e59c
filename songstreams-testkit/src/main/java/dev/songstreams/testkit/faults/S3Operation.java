// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.faults;

import java.util.Set;

/** What a request asks of an S3 server, by the names of its API. */
public enum S3Operation {
    /** Stores an object in one request, with or without {@code If-None-Match}. */
    PUT_OBJECT,
    /** Begins an upload in parts. */
    CREATE_MULTIPART_UPLOAD,
    /** Sends a part. */
    UPLOAD_PART,
    /** Makes the parts an object. */
    COMPLETE_MULTIPART_UPLOAD,
    /** Throws an upload's parts away. */
    ABORT_MULTIPART_UPLOAD,
    /** Lists the uploads that are neither completed nor aborted. */
    LIST_MULTIPART_UPLOADS,
    /** Reads an object, or a range of it. */
    GET_OBJECT,
    /** Asks for an object's length and headers. */
    HEAD_OBJECT,
    /** Deletes one object. */
    DELETE_OBJECT,
    /** Deletes up to a thousand objects. */
    DELETE_OBJECTS,
    /** Lists a page of objects. */
    LIST_OBJECTS,
    /** Asks whether there is a bucket. */
    HEAD_BUCKET,
    /** Anything else. */
    OTHER;

    static S3Operation of(String method, boolean hasKey, Set<String> query) {
        return switch (method) {
            case "PUT" -> !hasKey ? OTHER : query.contains("uploadId") ? UPLOAD_PART : PUT_OBJECT;
            case "POST" -> post(hasKey, query);
            case "DELETE" -> !hasKey ? OTHER : query.contains("uploadId") ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
            case "GET" -> get(hasKey, query);
            case "HEAD" -> hasKey ? HEAD_OBJECT : HEAD_BUCKET;
            default -> OTHER;
        };
    }

    private static S3Operation post(boolean hasKey, Set<String> query) {
        if (query.contains("delete")) {
            return DELETE_OBJECTS;
        }
        if (query.contains("uploads")) {
            return CREATE_MULTIPART_UPLOAD;
        }
        return hasKey && query.contains("uploadId") ? COMPLETE_MULTIPART_UPLOAD : OTHER;
    }

    private static S3Operation get(boolean hasKey, Set<String> query) {
        if (hasKey) {
            return query.contains("uploadId") ? OTHER : GET_OBJECT;
        }
        if (query.contains("uploads")) {
            return LIST_MULTIPART_UPLOADS;
        }
        return query.contains("list-type") ? LIST_OBJECTS : OTHER;
    }
}
