// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.golden;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.util.TablesNamesFinder;

/** Walks through a parsed statement and looks for what Redshift lacks: functions, and PostgreSQL's own clauses. */
final class RedshiftDialect extends TablesNamesFinder<Void> {

    /** Of the functions in the Redshift guide, those that the DSL has words for; ROLLUP and CUBE are functions to the parser. */
    private static final Set<String> FUNCTIONS = Set.of(("""
            abs any_value avg bool_and bool_or ceiling coalesce convert_timezone count cube cume_dist date_part date_trunc dateadd
            datediff dense_rank first_value floor getdate greatest grouping initcap is_valid_json json_extract_path_text
            json_parse json_serialize lag last_day last_value lead least len listagg lower ltrim max median min nth_value ntile
            nullif nvl nvl2 percent_rank percentile_cont rank ratio_to_report regexp_replace replace rollup round row_number rtrim
            split_part stddev_pop stddev_samp strpos substring sum trim upper var_pop var_samp
            """).strip().split("\\s+"));

    private boolean foreign;

    private RedshiftDialect() {
        init(false);
    }

    static boolean has(Statement statement) {
        RedshiftDialect walk = new RedshiftDialect();
        statement.accept(walk, null);
        return !walk.foreign;
    }

    @Override
    public <S> Void visit(Function function, S context) {
        // APPROXIMATE is a part of the name to the parser.
        String name = function.getName().toLowerCase(Locale.ROOT).replaceFirst("^approximate ", "");
        look(!FUNCTIONS.contains(name));
        return super.visit(function, context);
    }

    @Override
    public <S> Void visit(AnalyticExpression function, S context) {
        look(!FUNCTIONS.contains(function.getName().toLowerCase(Locale.ROOT)));
        look(function.getFilterExpression() != null || function.getWindowName() != null);
        WindowElement frame = function.getWindowElement();
        look(frame != null && frame.getType() != WindowElement.Type.ROWS);
        return super.visit(function, context);
    }

    @Override
    public <S> Void visit(JsonExpression expression, S context) {
        foreign = true;
        return super.visit(expression, context);
    }

    @Override
    public <S> Void visit(LateralSubSelect select, S context) {
        foreign = true;
        return super.visit(select, context);
    }

    @Override
    public <S> Void visit(WithItem<?> item, S context) {
        look(item.isMaterialized());
        return super.visit(item, context);
    }

    @Override
    public <S> Void visit(Table table, S context) {
        look(table.getSampleClause() != null);
        return super.visit(table, context);
    }

    @Override
    public <S> Void visit(Insert insert, S context) {
        look(insert.getConflictAction() != null);
        return super.visit(insert, context);
    }

    private void look(boolean isForeign) {
        foreign |= isForeign;
    }
}
