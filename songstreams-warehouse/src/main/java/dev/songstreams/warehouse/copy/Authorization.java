// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.copy;

/** By what right Redshift reads or writes a bucket: a role of the cluster's, or keys that are given for a while. */
public sealed interface Authorization permits IamRole, TemporaryCredentials {}
