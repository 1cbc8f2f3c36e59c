// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import dev.songstreams.testkit.redshift.sql.S3Location;
import dev.songstreams.testkit.redshift.sql.UnloadCommand;
import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The place in S3 that an UNLOAD writes to: cleared or checked first, and the names of its files. */
final class Destination {

    private final UnloadCommand command;
    private final S3Client s3;

    Destination(UnloadCommand command, S3Client s3) {
        this.command = command;
        this.s3 = s3;
    }

    /** Removes what is there if CLEANPATH says so; fails if something is there that might be overwritten. */
    void prepare() throws UnloadFailure {
        S3Location location = command.location();
        Iterable<S3Object> present = s3.listObjectsV2Paginator(
                        r -> r.bucket(location.bucket()).prefix(location.key()))
                .contents();
        for (S3Object object : present) {
            if (command.has(UnloadOption.CLEANPATH)) {
                s3.deleteObject(r -> r.bucket(location.bucket()).key(object.key()));
            } else if (!command.has(UnloadOption.ALLOWOVERWRITE)) {
                throw new UnloadFailure("Specified unload destination on S3 is not empty. Consider using a different"
                        + " bucket / prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE"
                        + " option.");
            }
        }
    }

    /** {@code <prefix><folder>0000_part_00.parquet}, or {@code <prefix>000} if only one file is written at a time. */
    S3Location file(String folder, int slice, int part) {
        boolean parallel = !command.argument(UnloadOption.PARALLEL, "on").matches("off|false");
        String name = parallel ? String.format("%04d_part_%02d", slice, part) : String.format("%03d", part);
        return new S3Location(command.location().bucket(), command.location().key() + folder + name + extension());
    }

    /** {@code <prefix>manifest}. */
    S3Location manifest() {
        return new S3Location(command.location().bucket(), command.location().key() + "manifest");
    }

    void put(S3Location location, Path file) {
        put(location, RequestBody.fromFile(file));
    }

    void put(S3Location location, String text) {
        put(location, RequestBody.fromString(text));
    }

    private void put(S3Location location, RequestBody body) {
        s3.putObject(r -> r.bucket(location.bucket()).key(location.key()), body);
    }

    private String extension() {
        if (command.has(UnloadOption.EXTENSION)) {
            return "." + command.argument(UnloadOption.EXTENSION, "");
        }
        String format = switch (command.format()) {
            case PARQUET -> ".parquet";
            case JSON -> ".json";
            default -> "";
        };
        if (command.has(UnloadOption.GZIP)) {
            return format + ".gz";
        } else if (command.has(UnloadOption.BZIP2)) {
            return format + ".bz2";
        }
        return command.has(UnloadOption.ZSTD) ? format + ".zst" : format;
    }
}
