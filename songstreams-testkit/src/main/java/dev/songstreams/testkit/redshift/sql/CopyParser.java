// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.sql;

import dev.songstreams.testkit.redshift.sql.CopyCommand.Format;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads COPY commands: the words in the order Redshift takes them, and the combinations it refuses.
 */
final class CopyParser {

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
        refuseJob();
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

    /** {@code COPY JOB RUN name} and its like. */
    private void refuseJob() {
        TokenReader ahead = new TokenReader(reader.rest());
        if (ahead.take("job") && ahead.peek().isAny("alter", "drop", "list", "run", "show")) {
            throw RefusedException.missing("COPY JOB " + upper(ahead.peek()));
        }
    }

    private void readParameter() {
        if (readAuthorization() || readFormat()) {
            return;
        }
        if (reader.take("job", "create")) {
            throw RefusedException.missing("COPY ... JOB CREATE");
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
        } else if (reader.peek().isAny("avro", "orc", "fixedwidth", "rcfile", "sequencefile", "shapefile")) {
            throw RefusedException.missing("COPY ... FORMAT " + upper(reader.peek()));
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
        CopyRules.check(chosen, options);
    }

    private static String upper(Token token) {
        return token.text().toUpperCase(Locale.ROOT);
    }
}
