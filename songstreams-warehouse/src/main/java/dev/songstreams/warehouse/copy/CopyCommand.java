// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.sql.Quoting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A COPY from S3. Immutable; its text holds no secret, and what Redshift would refuse is refused when it is built.
 *
 * <pre>{@code
 * String sql = CopyCommand.into(TableName.of("public", "listen_events"), CopyFormat.PARQUET)
 *         .from("s3://lake/loads/7.manifest").manifest()
 *         .iamRole(new IamRole("arn:aws:iam::123456789012:role/reader"))
 *         .build().sql();
 * }</pre>
 *
 * @param sql the statement
 */
public record CopyCommand(String sql) {
    private static final Pattern SOURCE = Pattern.compile("s3://[^/]+/.+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final int MAX_ERRORS = 100_000;

    /** A COPY of files of that format into that table, by the default role unless told. */
    public static Builder into(TableName table, CopyFormat format) {
        return new Builder(table, format);
    }

    /** Settings of a {@link CopyCommand}. */
    public static final class Builder {
        private final TableName table;
        private final CopyFormat format;
        private final Map<CopyOption, String> options = new EnumMap<>(CopyOption.class);
        private List<String> columns = List.of();
        private IamRole role = IamRole.DEFAULT;
        private @Nullable String source;

        private Builder(TableName table, CopyFormat format) {
            this.table = table;
            this.format = format;
        }

        /** The columns that the files' fields go to, in order; the table's own by default. */
        public Builder columns(List<String> names) {
            columns = List.copyOf(names);
            return this;
        }

        /** What to load: {@code s3://bucket/key} of a manifest, or what the files' keys begin with. */
        public Builder from(String url) {
            source = url;
            return this;
        }

        /** The role by which Redshift reads the bucket; the cluster's default role by default. */
        public Builder iamRole(IamRole reader) {
            role = reader;
            return this;
        }

        /** The source is a manifest that lists the files. */
        public Builder manifest() {
            return with(CopyOption.MANIFEST, "");
        }

        /** The bucket's region, where it is not the cluster's; not for Parquet. */
        public Builder region(String name) {
            if (!REGION.matcher(name).matches()) {
                throw new IllegalArgumentException("a region is named as in eu-central-1, not " + name);
            }
            return with(CopyOption.REGION, Quoting.literal(name));
        }

        /** The files are compressed by gzip; not for Parquet, which says it itself. */
        public Builder gzip() {
            return with(CopyOption.GZIP, "");
        }

        /** The files are compressed by Zstandard; not for Parquet, which says it itself. */
        public Builder zstd() {
            return with(CopyOption.ZSTD, "");
        }

        /** The files are compressed by bzip2; not for Parquet. */
        public Builder bzip2() {
            return with(CopyOption.BZIP2, "");
        }

        /** Columns that the files lack at the end become null; in CSV, text columns become empty. */
        public Builder fillRecord() {
            return with(CopyOption.FILLRECORD, "");
        }

        /** So many lines at the beginning of each file are no data; not for Parquet. */
        public Builder ignoreHeader(int lines) {
            if (lines < 1) {
                throw new IllegalArgumentException("IGNOREHEADER counts one or more lines, not " + lines);
            }
            return with(CopyOption.IGNOREHEADER, Integer.toString(lines));
        }

        /** The text that stands for null, {@code \N} by default; not for Parquet. */
        public Builder nullAs(String text) {
            return with(CopyOption.NULL_AS, Quoting.literal(text));
        }

        /** Empty fields of text columns become null; not for Parquet. */
        public Builder emptyAsNull() {
            return with(CopyOption.EMPTYASNULL, "");
        }

        /** How dates are written, such as {@code auto}; not for Parquet. */
        public Builder dateFormat(String pattern) {
            return with(CopyOption.DATEFORMAT, Quoting.literal(pattern));
        }

        /** How timestamps are written, such as {@code auto}; not for Parquet. */
        public Builder timeFormat(String pattern) {
            return with(CopyOption.TIMEFORMAT, Quoting.literal(pattern));
        }

        /** So many bad rows are left out before the load fails; none by default. Not for Parquet. */
        public Builder maxErrors(int rows) {
            if (rows < 0 || rows > MAX_ERRORS) {
                throw new IllegalArgumentException("MAXERROR is 0 to " + MAX_ERRORS + ", not " + rows);
            }
            return with(CopyOption.MAXERROR, Integer.toString(rows));
        }

        /**
         * The command.
         *
         * @throws IllegalArgumentException if Redshift would refuse it; says which parameter and why
         */
        public CopyCommand build() {
            String url = source;
            if (url == null || !SOURCE.matcher(url).matches()) {
                throw new IllegalArgumentException("COPY reads from s3://bucket/key, not from " + url);
            }
            checkOptions();
            StringBuilder sql = new StringBuilder("COPY ").append(QualifiedName.sql(table));
            if (!columns.isEmpty()) {
                sql.append(columns.stream().map(Quoting::identifier).collect(Collectors.joining(", ", " (", ")")));
            }
            sql.append("\nFROM ").append(Quoting.literal(url)).append('\n').append(role.sql());
            sql.append("\nFORMAT AS ").append(format);
            options.forEach((option, argument) -> sql.append(' ')
                    .append(option.sql())
                    .append(argument.isEmpty() ? "" : " ")
                    .append(argument));
            return new CopyCommand(sql.toString());
        }

        private Builder with(CopyOption option, String argument) {
            options.put(option, argument);
            return this;
        }

        private void checkOptions() {
            for (CopyOption option : options.keySet()) {
                if (!option.goesWith(format)) {
                    throw new IllegalArgumentException("Redshift's COPY of " + format + " files does not take "
                            + option.sql() + "; of the parameters here it takes MANIFEST and FILLRECORD alone");
                }
            }
            List<CopyOption> compressions =
                    options.keySet().stream().filter(CopyOption::isCompression).toList();
            if (compressions.size() > 1) {
                throw new IllegalArgumentException("files are compressed in one way, not in " + compressions);
            }
        }
    }
}
