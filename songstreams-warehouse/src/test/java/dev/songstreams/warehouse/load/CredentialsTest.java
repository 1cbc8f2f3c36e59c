// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.warehouse.copy.CopyCommand;
import dev.songstreams.warehouse.copy.CopyFormat;
import dev.songstreams.warehouse.copy.TemporaryCredentials;
import dev.songstreams.warehouse.query.table.TableName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class CredentialsTest {
    private static final List<String> SECRETS =
            List.of("ASIAEXAMPLE1234", "sEcret/Key+Example", "FwoGZXIvTOKEN==example");
    private static final TemporaryCredentials KEYS =
            TemporaryCredentials.of(SECRETS.get(0), SECRETS.get(1), SECRETS.get(2));

    @Test
    void theyAreSentButNotShown(TestLake lake) {
        lake.plays(CsvFormat.defaults()).append(List.of(Play.bare(1)));

        lake.loader(lake.settings().credentials(() -> KEYS).build()).load();

        assertThat(lake.rows()).isEqualTo(1);
        CopyCommand copy = CopyCommand.into(TableName.of("public", "plays"), CopyFormat.PARQUET)
                .from("s3://lake/x")
                .authorization(KEYS)
                .build();
        assertThat(copy).hasToString("""
                COPY public.plays
                FROM 's3://lake/x'
                CREDENTIALS 'aws_access_key_id=***;aws_secret_access_key=***;token=***'
                FORMAT AS PARQUET""");
        assertThat(KEYS).hasToString("TemporaryCredentials[***]");
    }

    @Test
    void aLoadThatFailsDoesNotTellThem(TestLake lake) throws IOException {
        lake.plays(CsvFormat.defaults()).append(List.of(Play.full(1, "a")));
        lake.damage(lake.cleanFiles().get(0), "239.25", "2x9.25");

        LoadException failure = catchThrowableOfType(
                LoadException.class,
                () -> lake.loader(lake.settings().credentials(() -> KEYS).build())
                        .load());

        assertThat(failure).hasMessageContaining("value '2x9.25'");
        assertThat(trace(failure)).doesNotContain(SECRETS);
    }

    @Test
    void aServerThatRepeatsTheStatementDoesNotTellThem(TestLake lake) {
        CopyCommand copy = CopyCommand.into(TableName.of(lake.name(), "plays"), CopyFormat.CSV)
                .from("s3://lake/x")
                .authorization(KEYS)
                .build();

        Throwable failure = catchThrowableOfType(
                RuntimeException.class, () -> copy.run(dev.songstreams.warehouse.run.Database.over(repeating(lake))));

        assertThat(failure).hasMessageContaining("aws_secret_access_key=***");
        assertThat(failure.getCause()).isInstanceOf(SQLException.class).hasMessageContaining("token=***");
        assertThat(trace(failure)).doesNotContain(SECRETS);
    }

    @Test
    void whatCanBeNoKeyIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> TemporaryCredentials.of("ASIAEXAMPLE1234", "bad'; drop table x --", "FwoGZXIvTOKEN"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret access key of temporary credentials is 8 or more letters, digits and + / = _ -,"
                        + " which the one given is not");
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** A connection on which every statement fails as by a server that repeats its text, twice. */
    private static Connection repeating(TestLake lake) {
        return (Connection) Proxy.newProxyInstance(
                CredentialsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("createStatement")) {
                        return repeatingStatement();
                    }
                    try (Connection real = lake.pool().dataSource().getConnection()) {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Statement repeatingStatement() {
        return (Statement) Proxy.newProxyInstance(
                CredentialsTest.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, args) -> {
                    if (!method.getName().startsWith("execute")) {
                        return null;
                    }
                    String line = args[0].toString().replace('\n', ' ');
                    SQLException failure = new SQLException("ERROR: syntax error in " + line, "42601");
                    failure.setNextException(new SQLException("STATEMENT: " + line));
                    throw failure;
                });
    }
}
