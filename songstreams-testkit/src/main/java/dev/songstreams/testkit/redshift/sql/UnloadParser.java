// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.UnloadCommand.Format;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads UNLOAD commands, and refuses what Redshift refuses in them. */
final class UnloadParser {

    private static final Set<UnloadOption> TEXT_ONLY = Set.of(
            UnloadOption.ADDQUOTES,
            UnloadOption.BZIP2,
            UnloadOption.DELIMITER,
            UnloadOption.ESCAPE,
            UnloadOption.GZIP,
            UnloadOption.HEADER,
            UnloadOption.NULL,
            UnloadOption.ZSTD);

    private final TokenReader reader;
    private final Map<UnloadOption, String> options = new EnumMap<>(UnloadOption.class);
    private Format format = Format.DELIMITED;
    private List<String> partitions = List.of();
    private boolean authorized;

    private UnloadParser(List<Token> tokens) {
        this.reader = new TokenReader(tokens);
    }

    /** Reads a statement whose first word is UNLOAD; {@code translate} puts its query into PostgreSQL's words. */
    static UnloadCommand parse(List<Token> tokens, Function<List<Token>, String> translate) {
        return new UnloadParser(tokens).parse(translate);
    }

    private UnloadCommand parse(Function<List<Token>, String> translate) {
        reader.expect("unload");
        reader.expect("(");
        List<Token> query = Tokenizer.tokens(reader.expectString());
        reader.expect(")");
        reader.expect("to");
        S3Location location = S3Location.of(reader.expectString());
        while (!reader.atEnd()) {
            readParameter();
        }
        check(query);
        return new UnloadCommand(translate.apply(query), withSlash(location), format, options, partitions);
    }

    private void readParameter() {
        if (CopyParser.takeAuthorization(reader)) {
            authorized = true;
            return;
        }
        if (readFormat() || readPartitions()) {
            return;
        }
        @Nullable UnloadOption option = UnloadOption.named(reader.peek().text());
        if (option == null) {
            if (reader.peek().isAny("encrypted", "fixedwidth", "kms_key_id", "master_symmetric_key")) {
                throw RefusedException.missing(
                        "UNLOAD ... " + reader.peek().text().toUpperCase(Locale.ROOT));
            }
            throw reader.unexpected();
        }
        reader.next();
        options.put(option, option.readArgument(reader));
    }

    private boolean readFormat() {
        boolean named = reader.take("format");
        named = named && reader.take("as") || named;
        if (reader.take("parquet")) {
            format = Format.PARQUET;
        } else if (reader.take("csv")) {
            format = Format.CSV;
        } else if (reader.take("json")) {
            format = Format.JSON;
        } else if (named) {
            throw reader.unexpected();
        } else {
            return false;
        }
        return true;
    }

    private boolean readPartitions() {
        if (!reader.take("partition", "by")) {
            return false;
        }
        List<String> names = reader.takeNameList();
        if (names == null) {
            throw reader.unexpected();
        }
        partitions = names;
        return true;
    }

    /** With PARTITION BY, UNLOAD adds the slash that may be missing. */
    private S3Location withSlash(S3Location location) {
        boolean folder = location.key().isEmpty() || location.key().endsWith("/");
        return partitions.isEmpty() || folder ? location : new S3Location(location.bucket(), location.key() + "/");
    }

    private void check(List<Token> query) {
        if (!authorized) {
            throw refused(
                    "UNLOAD needs an authorization: IAM_ROLE 'arn:aws:iam::...', IAM_ROLE default or CREDENTIALS '...'");
        } else if (Tokens.findOutside(query, 0, "limit") >= 0) {
            throw refused("Limit clause is not supported; put it into a subquery");
        } else if (options.containsKey(UnloadOption.CLEANPATH) && options.containsKey(UnloadOption.ALLOWOVERWRITE)) {
            throw refused("CLEANPATH and ALLOWOVERWRITE cannot be used together");
        }
        for (UnloadOption option : TEXT_ONLY) {
            boolean wrong = format == Format.PARQUET || format == Format.JSON && isOfDelimitedText(option);
            if (wrong && options.containsKey(option)) {
                throw refused(option + " is not supported for UNLOAD to " + format);
            }
        }
    }

    private static boolean isOfDelimitedText(UnloadOption option) {
        return option != UnloadOption.BZIP2 && option != UnloadOption.GZIP && option != UnloadOption.ZSTD;
    }

    private static RefusedException refused(String message) {
        return RefusedException.asRedshiftDoes("0A000", message);
    }
}
