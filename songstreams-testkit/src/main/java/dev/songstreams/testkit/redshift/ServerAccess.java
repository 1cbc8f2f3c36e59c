// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift;

/**
 * Who may connect, and where the PostgreSQL behind is; the password stays out of {@code toString}.
 *
 * @param postgresPort the port of PostgreSQL on 127.0.0.1
 * @param database the database that loads report to
 * @param user the only user
 * @param password the user's password
 * @param tls what sessions encrypt with, if they ask for it
 */
public record ServerAccess(int postgresPort, String database, String user, String password, Tls tls) {

    @Override
    public String toString() {
        return "ServerAccess[user=" + user + ", database=" + database + "]";
    }
}
