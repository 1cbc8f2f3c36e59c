// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.connect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Redshift JDBC URL without a secret in it; so it may stand in messages. */
record JdbcUrl(String text) {
    private static final Pattern FORM = Pattern.compile("jdbc:redshift:(?:iam:)?//([^/?;]+)(?:/[^?;]*)?(?:[?;].*)?");
    private static final Pattern SETTING = Pattern.compile("[?;&]\\s*([^=;&]+?)\\s*=");
    private static final Set<String> SECRETS = Set.of(
            "accesskeyid",
            "client_secret",
            "password",
            "pwd",
            "saml_assertion",
            "secretaccesskey",
            "sessiontoken",
            "sslpassword",
            "ssltruststore", // the driver's name for the trust store's password
            "token",
            "webidentitytoken",
            "web_identity_token");

    /** Refuses other databases' URLs, and secrets, without repeating them. */
    JdbcUrl {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the warehouse's address has the form jdbc:redshift://host:port/database, which this one has not");
        }
        Matcher settings = SETTING.matcher(text);
        while (settings.find()) {
            if (SECRETS.contains(settings.group(1).toLowerCase(Locale.ROOT))) {
                throw secret("the setting " + settings.group(1));
            }
        }
        if (authority(text).contains("@")) {
            throw secret("a user before the host");
        }
    }

    /** Whether the URL gives a value to this setting of the driver, in whichever case. */
    boolean has(String setting) {
        return SETTING.matcher(text).results().anyMatch(found -> found.group(1).equalsIgnoreCase(setting));
    }

    private static IllegalArgumentException secret(String what) {
        return new IllegalArgumentException(
                "the warehouse's JDBC URL has " + what + ": addresses end up in logs, process"
                        + " lists and error messages, secrets must not. Give user and password on their own; AWS"
                        + " credentials are found by the AWS SDK");
    }

    /** Whether the driver finds a login by itself: by IAM, or by a plug-in. */
    boolean driverLogsIn() {
        return text.startsWith("jdbc:redshift:iam:") || has("plugin_name");
    }

    /** Host and port. */
    String address() {
        return authority(text);
    }

    private static String authority(String url) {
        Matcher matcher = FORM.matcher(url);
        return matcher.matches() ? matcher.group(1) : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
