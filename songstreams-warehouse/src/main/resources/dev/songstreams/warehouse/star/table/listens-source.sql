-- SPDX-License-Identifier: Apache-2.0
-- For stars that were made before facts said which staging table they came from: then there was but one.
alter table ${star}.listens add column staging_table varchar(127) default 'listen_events';
