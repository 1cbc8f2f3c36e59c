// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.warehouse.connect.WarehouseConnectException;
import dev.songstreams.warehouse.connect.WarehousePool;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class PoolLoginTest {
    @Test
    void aWrongPasswordIsToldInOneLineWithoutIt(TestLake lake) {
        String wrong = "not-the-passw0rd";
        WarehousePool.Builder pool =
                WarehousePool.builder(lake.redshift().jdbcUrl(), lake.redshift().user(), wrong);

        WarehouseConnectException failure = catchThrowableOfType(WarehouseConnectException.class, pool::open);

        assertThat(failure)
                .hasMessageMatching(
                        "the warehouse at 127.0.0.1:\\d+ refuses the login of the user awsuser: .*; check user and"
                                + " password");
        assertThat(failure.sqlState()).startsWith("28");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(wrong);
    }

    @Test
    void aPoolDoesNotShowItsPassword(TestLake lake) {
        String password = lake.redshift().password();

        assertThat(lake.pool().toString())
                .isEqualTo("WarehousePool[" + lake.redshift().jdbcUrl() + "]");
        assertThat(lake.pool().dataSource().toString()).doesNotContain(password);
    }

    @Test
    void connectionsAreThereForWorkAndCommitByThemselves(TestLake lake) {
        assertThat(lake.query("select 1")).containsExactly("1");
        assertThat(lake.database().<Boolean>withConnection(java.sql.Connection::getAutoCommit))
                .isTrue();
    }
}
