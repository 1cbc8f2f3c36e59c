// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;

/**
 * A COPY from S3. Immutable; what Redshift would refuse is refused when it is built, and no text that it gives holds a secret.
 *
 * <pre>{@code
 * CopyCommand.into(TableName.of("public", "listen_events"), CopyFormat.PARQUET)
 *         .from("s3://lake/loads/7.manifest").manifest()
 *         .iamRole(new IamRole("arn:aws:iam::123456789012:role/reader"))
 *         .build().run(database);
 * }</pre>
 */
public final class CopyCommand {
    private final S3Statement statement;

    CopyCommand(S3Statement statement) {
        this.statement = statement;
    }

    /** A COPY of files of that format into that table, by the default role unless told. */
    public static CopyCommandBuilder into(TableName table, CopyFormat format) {
        return new CopyCommandBuilder(table, format);
    }

    /** The statement; where it has temporary credentials they are masked, and it can't be sent as it is. */
    public String sql() {
        return statement.shown();
    }

    /**
     * Runs it; within a transaction it is a part of that.
     *
     * @throws dev.songstreams.warehouse.run.WarehouseException if the warehouse refuses or fails; without a secret
     */
    public void run(Database database) {
        statement.run(database);
    }

    @Override
    public String toString() {
        return sql();
    }
}
