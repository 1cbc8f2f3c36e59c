// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

/** What a loader does where the log goes on with a topic of the same name that was deleted and created again. */
public enum RecreatedTopic {
    /** It stops there, with a message that names the choices. */
    REFUSE,
    /** It goes on in a new table, {@code <table>_2}, {@code <table>_3} and so on, since offsets begin again. */
    NEW_TABLE
}
