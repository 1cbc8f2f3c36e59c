// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/** A value does not fit its column. */
final class ValueFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ValueFault fault;

    ValueFaultException(int code, String message) {
        this(new ValueFault(code, message));
    }

    ValueFaultException(ValueFault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
    }

    ValueFault fault() {
        return fault;
    }
}
