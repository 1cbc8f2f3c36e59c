// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

/**
 * A statement whose text may hold a secret, as that of a COPY with keys does. Its whole text is sent, and nothing else: listeners and
 * errors have the text that is shown.
 */
public interface SecretStatement {

    /** The text that is sent. */
    String sent();

    /** The text without the secret; the same as that which is sent if there is none. */
    String shown();

    /** A text of the server or the driver, which may repeat the statement, without the secret. */
    String redacted(String text);
}
