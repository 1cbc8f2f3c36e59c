// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static dev.songstreams.testkit.Stack.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Every parameter of UNLOAD that AWS documents: the objects that come of it, or that it is refused, and in which words. */
class UnloadParametersTest {

    private static final String MISSING = "not supported by the local Redshift yet: ";

    /** AWS, "UNLOAD", in its order. */
    private static final String DOCUMENTED =
            "format csv parquet json partition include manifest verbose header delimiter"
                    + " fixedwidth encrypted auto kms_key_id master_symmetric_key bzip2 gzip zstd addquotes null escape"
                    + " allowoverwrite cleanpath parallel maxfilesize rowgroupsize region extension";

    /** What stands behind the authorization, and the names of the objects, or a part of the error. */
    private static final List<String> ROWS = List.of(
            "parallel on ; objects 0000_part_00 0001_part_00",
            "parallel true ; objects 0000_part_00 0001_part_00",
            "parallel off ; objects 000",
            "parallel false ; objects 000",
            "csv parallel off ; objects 000",
            "format csv parallel off ; objects 000",
            "format as json parallel off ; objects 000.json",
            "parquet parallel off ; objects 000.parquet",
            "parquet rowgroupsize 64 mb parallel off ; objects 000.parquet",
            "parquet rowgroupsize as 1 gb parallel off ; objects 000.parquet",
            "partition by (a) parallel off ; objects /a=1/000 /a=2/000",
            "partition by (a) include parallel off ; objects /a=1/000 /a=2/000",
            "manifest parallel off ; objects 000 manifest",
            "manifest verbose parallel off ; objects 000 manifest",
            "header parallel off ; objects 000",
            "delimiter as ';' parallel off ; objects 000",
            "fixedwidth as '0:3,1:4' ; " + MISSING + "UNLOAD ... FIXEDWIDTH",
            "encrypted ; " + MISSING + "UNLOAD ... ENCRYPTED",
            "encrypted auto ; " + MISSING + "UNLOAD ... ENCRYPTED",
            "kms_key_id 'k' encrypted ; " + MISSING + "UNLOAD ... KMS_KEY_ID",
            "master_symmetric_key 'k' encrypted ; " + MISSING + "UNLOAD ... MASTER_SYMMETRIC_KEY",
            "bzip2 parallel off ; objects 000.bz2",
            "gzip parallel off ; objects 000.gz",
            "zstd parallel off ; objects 000.zst",
            "addquotes parallel off ; objects 000",
            "null as 'N' parallel off ; objects 000",
            "null 'N' parallel off ; objects 000",
            "escape parallel off ; objects 000",
            "allowoverwrite parallel off ; objects 000",
            "cleanpath parallel off ; objects 000",
            "maxfilesize 5 parallel off ; objects 000",
            "maxfilesize as 6.2 gb parallel off ; objects 000",
            "maxfilesize 'large' ; syntax error at or near \"'large'\"",
            "region as 'eu-central-1' parallel off ; objects 000",
            "extension 'txt' parallel off ; objects 000.txt",
            "parquet gzip ; GZIP is not supported for UNLOAD to PARQUET",
            "json header ; HEADER is not supported for UNLOAD to JSON",
            "nonsense ; syntax error at or near \"nonsense\"");

    private static RedshiftSession session;

    @BeforeAll
    static void openSession() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run("create temp table u (a int, b varchar(4))", "insert into u values (1, 'one'), (2, null)");
    }

    @AfterAll
    static void closeSession() throws SQLException {
        session.close();
    }

    static Stream<String> rows() {
        return ROWS.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTakenOrRefusedByName(String row) throws SQLException {
        String tail = row.substring(0, row.lastIndexOf(" ; "));
        String outcome = row.substring(row.lastIndexOf(" ; ") + 3);
        String folder = "unloaded/" + tail.replaceAll("[^a-z0-9]", "_") + "/x";
        String unload = "unload ('select * from u') to 's3://lake/" + folder + "' iam_role default " + tail;
        if (outcome.startsWith("objects ")) {
            session.run(unload);
            assertThat(keys(folder)).containsExactly(outcome.substring(8).split(" "));
        } else {
            assertThatThrownBy(() -> session.run(unload)).hasMessageContaining(outcome);
            assertThat(keys(folder)).isEmpty();
        }
    }

    @Test
    void noDocumentedParameterIsLeftOut() {
        List<String> documented = List.of(DOCUMENTED.split(" "));
        assertThat(List.of(String.join(" ", ROWS).split("[^a-z0-9_]+"))).containsAll(documented);
        assertThat(documented)
                .containsAll(Arrays.stream(UnloadOption.values())
                        .map(option -> option.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> keys(String folder) {
        return S3.client().listObjectsV2(r -> r.bucket("lake").prefix(folder)).contents().stream()
                .map(S3Object::key)
                .map(key -> key.substring(folder.length()))
                .toList();
    }
}
