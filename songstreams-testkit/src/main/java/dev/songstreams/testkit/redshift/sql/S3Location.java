// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

/** A bucket and a key, or the beginning of keys, in it. */
public record S3Location(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /** Reads {@code s3://bucket/key}. */
    public static S3Location of(String url) {
        if (url.startsWith("dynamodb://") || url.startsWith("emr://")) {
            throw RefusedException.missing("COPY from '" + url + "'; it loads from S3 only");
        }
        int slash = url.indexOf('/', SCHEME.length());
        if (!url.startsWith(SCHEME) || slash == SCHEME.length()) {
            throw RefusedException.asRedshiftDoes(
                    "42601", "the local Redshift loads from S3 only; expected 's3://bucket/key' but got '" + url + "'");
        }
        return slash < 0
                ? new S3Location(url.substring(SCHEME.length()), "")
                : new S3Location(url.substring(SCHEME.length(), slash), url.substring(slash + 1));
    }

    /** The location as a URL, {@code s3://bucket/key}. */
    public String url() {
        return SCHEME + bucket + "/" + key;
    }
}
