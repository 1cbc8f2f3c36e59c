// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.util.Objects;

/** A user of the warehouse and the user's password, which stands in no text. */
public record WarehouseLogin(String user, String password) {
    /**
     * A login.
     *
     * @throws IllegalArgumentException if the user is blank
     */
    public WarehouseLogin {
        Objects.requireNonNull(password, "a login has a password");
        if (user.isBlank()) {
            throw new IllegalArgumentException("a login has a user, who is blank here");
        }
    }

    /** The user alone. */
    @Override
    public String toString() {
        return "WarehouseLogin[" + user + "]";
    }
}
