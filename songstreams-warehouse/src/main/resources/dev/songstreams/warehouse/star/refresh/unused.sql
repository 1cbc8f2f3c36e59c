-- SPDX-License-Identifier: Apache-2.0
-- Names and hours that only facts had which are gone.
delete from ${star}.songs where song_key not in (select song_key from ${star}.listens);
delete from ${star}.artists where artist_key not in (select artist_key from ${star}.listens);
delete from ${star}.locations where location_key not in (select location_key from ${star}.listens);
delete from ${star}.times where time_key not in (select time_key from ${star}.listens);
