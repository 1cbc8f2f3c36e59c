-- SPDX-License-Identifier: Apache-2.0
-- For stars that were made before locations had a time zone; the next refresh fills it.
alter table ${star}.locations add column time_zone varchar(64);
