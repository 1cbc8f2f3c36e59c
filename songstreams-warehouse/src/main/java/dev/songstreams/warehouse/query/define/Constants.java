// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.define;

import dev.songstreams.warehouse.query.expression.SqlType;
import dev.songstreams.warehouse.query.model.Expr;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Values as constants, for definitions, which take no bound values. */
final class Constants {

    private Constants() {}

    static Expr of(Object value) {
        if (value instanceof String text) {
            return new Expr.Constant(text);
        }
        if (value instanceof Enum<?> constant) {
            return new Expr.Constant(constant.name());
        }
        if (value instanceof LocalDate day) {
            return new Expr.Cast(new Expr.Constant(day.toString()), SqlType.DATE.name());
        }
        if (value instanceof Boolean truth) {
            return new Expr.Cast(new Expr.Constant(truth.toString()), SqlType.BOOLEAN.name());
        }
        if (value instanceof Number number && isFinite(number)) {
            return new Expr.Digits(new BigDecimal(number.toString()));
        }
        throw new IllegalArgumentException("a default is a text, an enum, a number, a boolean or a date, not a "
                + value.getClass().getSimpleName());
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }
}
