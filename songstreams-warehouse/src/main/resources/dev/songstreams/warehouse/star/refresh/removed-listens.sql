-- SPDX-License-Identifier: Apache-2.0
-- The facts of reloaded offsets; those that staging has now are added again with the new ones.
delete from ${star}.listens
using songstreams_new_reloads r
where listens.staging_table = r.staging_table
    and listens.kafka_partition = r.kafka_partition
    and listens.kafka_offset >= r.from_offset
    and listens.kafka_offset < r.to_offset;
