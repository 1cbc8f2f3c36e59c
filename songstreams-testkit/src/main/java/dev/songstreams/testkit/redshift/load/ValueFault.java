// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/**
 * What is wrong with a value. The codes are those of the AWS page "Load error reference".
 */
record ValueFault(int code, String message) {

    static final int TOO_MANY_COLUMNS = 1202;
    static final int OUT_OF_RANGE = 1204;
    static final int DATE = 1205;
    static final int TIMESTAMP = 1206;
    static final int DIGIT = 1207;
    static final int FLOAT = 1208;
    static final int DECIMAL = 1209;
    static final int BOOLEAN = 1210;
    static final int MISSING = 1213;
    static final int DELIMITER = 1214;
    static final int LINE = 1216;
    static final int UTF_8 = 1220;
    static final int ENCODING = 1221;

    static ValueFault tooLong() {
        return new ValueFault(OUT_OF_RANGE, "String length exceeds DDL length");
    }

    static ValueFault missing() {
        return new ValueFault(MISSING, "Missing data for not-null field");
    }
}
