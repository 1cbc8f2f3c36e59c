-- SPDX-License-Identifier: Apache-2.0
-- DELETE, not TRUNCATE, which would commit.
delete from ${star}.listens;
delete from ${star}.users;
delete from ${star}.songs;
delete from ${star}.artists;
delete from ${star}.locations;
delete from ${star}.times;
delete from ${star}.star_progress;
delete from ${star}.star_reloads;
