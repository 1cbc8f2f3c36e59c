// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says who logs in at the warehouse: it is asked before each new connection, so that passwords may be rotated, and temporary ones may
 * expire, while a pool is open. It is asked by threads of the pool, by several at once too.
 *
 * <p>What it throws ends the attempt to connect, and its class and message stand in that of the {@link WarehouseConnectException};
 * so they should hold no secret.
 *
 * <pre>{@code
 * SecretsManagerClient secrets = SecretsManagerClient.create();
 * LoginSource source = () -> {
 *     String secret = secrets.getSecretValue(request -> request.secretId("songstreams/warehouse")).secretString();
 *     JsonNode fields = json.readTree(secret);
 *     return new WarehouseLogin(fields.get("username").asText(), fields.get("password").asText());
 * };
 * }</pre>
 */
@FunctionalInterface
public interface LoginSource {
    /**
     * The login of a connection that is made now. It is interrupted, and the attempt has failed, after four fifths of the pool's {@link
     * WarehousePool.Builder#connectTimeout}.
     *
     * @throws Exception if there is none
     */
    WarehouseLogin login() throws Exception;

    /**
     * A password that a file holds, as text in UTF-8 that may end in a line break, and that is read anew for each connection: as
     * Kubernetes mounts secrets.
     */
    static LoginSource passwordFile(String user, Path file) {
        return () -> {
            String password = Files.readString(file).replaceFirst("\\R\\z", "");
            if (password.isEmpty()) {
                throw new IllegalStateException("the password file " + file + " is empty");
            }
            return new WarehouseLogin(user, password);
        };
    }
}
