// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.CopyCommand.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads COPY commands: the words in the order Redshift takes them, and the combinations it refuses.
 */
final class CopyParser {

    private static final Set<CopyOption> NOT_HERE = Set.of(
            CopyOption.ENCODING,
            CopyOption.ESCAPE,
            CopyOption.IGNOREALLERRORS,
            CopyOption.LZOP,
            CopyOption.REMOVEQUOTES);

    /** From the AWS page "COPY from JSON format". */
    private static final Set<CopyOption> NOT_FOR_JSON = Set.of(
            CopyOption.DELIMITER,
            CopyOption.ESCAPE,
            CopyOption.FILLRECORD,
            CopyOption.IGNOREBLANKLINES,
            CopyOption.IGNOREHEADER,
            CopyOption.QUOTE,
            CopyOption.REMOVEQUOTES);

    private static final int MOST_ERRORS = 100_000;

    private final TokenReader reader;
    private final Map<CopyOption, String> options = new EnumMap<>(CopyOption.class);
    private @Nullable Format format;
    private boolean authorized;

    private CopyParser(TokenReader reader) {
        this.reader = reader;
    }

    /** Reads a statement whose first word is COPY. */
    static CopyCommand parse(List<Token> tokens) {
        return new CopyParser(new TokenReader(tokens)).parse(Redaction.withoutSecrets(tokens));
    }

    private CopyCommand parse(String text) {
        reader.expect("copy");
        List<String> table = reader.expectQualifiedName();
        List<String> columns = reader.takeNameList();
        reader.expect("from");
        if (reader.peek().isAny("stdin", "local")) {
            throw RefusedException.syntax("at or near \"" + reader.peek().text() + "\": Redshift's COPY reads from S3");
        }
        S3Location location = S3Location.of(reader.expectString());
        while (!reader.atEnd()) {
            readParameter();
        }
        Format chosen = format == null ? Format.DELIMITED : format;
        check(chosen);
        return new CopyCommand(table, columns, location, chosen, options, text);
    }

    private void readParameter() {
        if (readAuthorization() || readFormat()) {
            return;
        }
        CopyOption option = CopyOption.named(reader.peek().text());
        if (option == null) {
            throw reader.unexpected();
        }
        reader.next();
        options.put(option, option.readArgument(reader));
    }

    private boolean readAuthorization() {
        boolean taken = takeAuthorization(reader);
        authorized |= taken;
        return taken;
    }

    /** Takes who is to read or write S3, if that is next. */
    static boolean takeAuthorization(TokenReader reader) {
        if (reader.take("iam_role")) {
            if (!reader.take("default") && !reader.take("session")) {
                reader.expectString();
            }
        } else if (reader.take("with", "credentials") || reader.take("credentials")) {
            reader.take("as");
            reader.expectString();
        } else if (reader.take("access_key_id") || reader.take("secret_access_key") || reader.take("session_token")) {
            reader.take("as");
            reader.expectString();
        } else {
            return false;
        }
        return true;
    }

    private boolean readFormat() {
        boolean named = reader.take("format");
        named = named && reader.take("as") || named;
        if (reader.take("parquet")) {
            format = Format.PARQUET;
        } else if (reader.take("csv")) {
            format = Format.CSV;
        } else if (reader.take("json")) {
            readJson();
        } else if (reader.peek().isAny("avro", "orc", "fixedwidth", "shapefile")) {
            throw RefusedException.missing(
                    "COPY ... FORMAT " + reader.peek().text().toUpperCase(Locale.ROOT));
        } else if (named) {
            throw reader.unexpected();
        } else {
            return false;
        }
        return true;
    }

    /** {@code 'auto'}, {@code 'auto ignorecase'}, {@code 'noshred'}, or where the file of JSONPath expressions is. */
    private void readJson() {
        format = Format.JSON;
        reader.take("as");
        options.put(CopyOption.JSON, reader.peek().kind() == Token.Kind.STRING ? reader.expectString() : "auto");
    }

    private void check(Format chosen) {
        if (!authorized) {
            throw RefusedException.asRedshiftDoes(
                    "XX000",
                    "COPY needs an authorization: IAM_ROLE 'arn:aws:iam::...', IAM_ROLE default or CREDENTIALS '...'");
        }
        if (chosen == Format.PARQUET) {
            checkColumnar();
        }
        for (CopyOption option : NOT_HERE) {
            if (options.containsKey(option)) {
                throw RefusedException.missing("COPY ... " + option);
            }
        }
        checkMaxError();
        if (chosen == Format.JSON) {
            checkJson();
        }
        if (chosen == Format.DELIMITED && options.containsKey(CopyOption.QUOTE)) {
            throw RefusedException.asRedshiftDoes("42601", "QUOTE is only allowed with CSV");
        }
    }

    private void checkMaxError() {
        int most = Integer.parseInt(options.getOrDefault(CopyOption.MAXERROR, "0"));
        if (most > MOST_ERRORS) {
            throw RefusedException.asRedshiftDoes("22023", "MAXERROR must be between 0 and " + MOST_ERRORS);
        }
    }

    private void checkJson() {
        for (CopyOption option : NOT_FOR_JSON) {
            if (options.containsKey(option)) {
                throw RefusedException.asRedshiftDoes("0A000", option + " is not supported with JSON");
            }
        }
    }

    private void checkColumnar() {
        List<CopyOption> refused = new ArrayList<>(new TreeSet<>(options.keySet()));
        refused.removeIf(CopyOption::columnar);
        if (!refused.isEmpty()) {
            throw RefusedException.asRedshiftDoes(
                    "0A000",
                    refused.get(0) + " argument is not supported for PARQUET based COPY; a columnar COPY takes only"
                            + " ACCEPTINVCHARS, EXPLICIT_IDS, FILLRECORD, MANIFEST and STATUPDATE");
        }
    }
}
