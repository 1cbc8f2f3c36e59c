// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

import dev.songstreams.warehouse.sql.Quoting;
import java.util.regex.Pattern;

/**
 * The role by which Redshift reads or writes the bucket; no secret.
 *
 * @param arn its ARN, or several in a chain with commas between them; {@code default} for the cluster's default role
 */
public record IamRole(String arn) implements Authorization {
    /** The role that is set as the cluster's default. */
    public static final IamRole DEFAULT = new IamRole("default");

    private static final Pattern CHAIN = Pattern.compile(
            "arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+?(,arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=.@/-]+)*");

    /** Checks the form. */
    public IamRole {
        if (!arn.equals("default") && !CHAIN.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "an IAM role is default or arn:aws:iam::<12 digits>:role/<name>, not " + arn);
        }
    }

    String sql() {
        return arn.equals("default") ? "IAM_ROLE default" : "IAM_ROLE " + Quoting.literal(arn);
    }
}
