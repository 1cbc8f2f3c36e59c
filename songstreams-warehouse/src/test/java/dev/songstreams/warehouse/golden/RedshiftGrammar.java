// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import com.alibaba.druid.DbType;
import com.alibaba.druid.sql.SQLUtils;
import com.alibaba.druid.sql.parser.ParserException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.feature.Feature;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.validation.Validation;
import net.sf.jsqlparser.util.validation.feature.FeaturesAllowed;

/**
 * What two independent parsers hold for Redshift's SQL. JSqlParser knows most of it, but of many databases at once: what
 * Redshift lacks is taken out here, features by JSqlParser's names and the rest by {@link RedshiftDialect}. Druid's Redshift
 * dialect knows DISTKEY, SORTKEY and ENCODE, and little else; it is asked about definitions alone.
 */
final class RedshiftGrammar {

    /** Features of other databases that a text in PostgreSQL's dialect could come with. */
    private static final Set<Feature> FOREIGN = EnumSet.of(
            Feature.distinctOn,
            Feature.fetch,
            Feature.fetchFirst,
            Feature.fetchNext,
            Feature.selectForUpdate,
            Feature.selectForShare,
            Feature.selectForKeyShare,
            Feature.selectForNoKeyUpdate,
            Feature.insertReturningAll,
            Feature.insertReturningExpressionList,
            Feature.updateReturning,
            Feature.deleteReturningExpressionList,
            Feature.insertUseDuplicateKeyUpdate,
            Feature.updateLimit,
            Feature.deleteLimit,
            Feature.createTableUnlogged,
            Feature.createIndex,
            Feature.createSequence,
            Feature.createExtension,
            Feature.createDomain);

    private static final FeaturesAllowed FEATURES = new FeaturesAllowed(
            "Redshift", EnumSet.complementOf(EnumSet.copyOf(FOREIGN)).toArray(Feature[]::new));

    private RedshiftGrammar() {}

    static boolean accepts(String sql) {
        return acceptedByJSqlParser(sql) || isDefinition(sql) && acceptedByDruid(sql);
    }

    private static boolean isDefinition(String sql) {
        return sql.startsWith("create ") || sql.startsWith("alter ") || sql.startsWith("explain\ncreate ");
    }

    private static boolean acceptedByJSqlParser(String sql) {
        try {
            Statement statement = CCJSqlParserUtil.parse(sql);
            return new Validation(List.of(FEATURES), sql).validate().isEmpty() && RedshiftDialect.has(statement);
        } catch (JSQLParserException e) {
            return false;
        }
    }

    private static boolean acceptedByDruid(String sql) {
        try {
            return SQLUtils.parseStatements(sql, DbType.redshift).size() == 1;
        } catch (ParserException e) {
            return false;
        }
    }
}
