// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import dev.songstreams.testkit.redshift.sql.S3Location;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds the objects of a COPY: those a manifest names, or all whose keys begin with a prefix. */
final class FileList {

    private FileList() {}

    static List<LoadFile> of(CopyCommand command, S3Client s3) throws LoadFailure {
        try {
            return command.has(CopyOption.MANIFEST)
                    ? Manifest.read(s3, command.location(), command.format() == CopyCommand.Format.PARQUET)
                    : withPrefix(s3, command.location());
        } catch (S3Exception e) {
            throw LoadFailure.because(
                    "S3ServiceException:" + e.awsErrorDetails().errorMessage() + ",Status "
                            + e.statusCode() + ",Error " + e.awsErrorDetails().errorCode() + ", reading "
                            + command.location().url());
        }
    }

    private static List<LoadFile> withPrefix(S3Client s3, S3Location prefix) throws LoadFailure {
        List<LoadFile> files =
                s3.listObjectsV2Paginator(r -> r.bucket(prefix.bucket()).prefix(prefix.key())).contents().stream()
                        // A key that ends with a slash is a folder that some console made.
                        .filter(object -> !object.key().endsWith("/"))
                        .map(object -> new LoadFile(new S3Location(prefix.bucket(), object.key()), object.size()))
                        .toList();
        if (files.isEmpty()) {
            throw LoadFailure.because("The specified S3 prefix '" + prefix.key() + "' does not exist in the bucket '"
                    + prefix.bucket() + "'");
        }
        return files;
    }
}
