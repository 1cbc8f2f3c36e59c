-- SPDX-License-Identifier: Apache-2.0
-- SUPER values: unnesting, comparison with scalars, and Redshift's functions over them. Runs at every start.

-- A scalar is an array of itself; null and what is not there have no elements.
create or replace function local_redshift.unnest_super(value jsonb) returns setof jsonb immutable language sql rows 10
  as $$ select e from jsonb_array_elements(case jsonb_typeof($1) when 'array' then $1 when 'null' then '[]' else
    jsonb_build_array($1) end) e where $1 is not null $$;
create or replace function local_redshift.unnest_super_at(value jsonb) returns table (element jsonb, place bigint)
  immutable language sql rows 10
  as $$ select e, n - 1 from local_redshift.unnest_super($1) with ordinality as u(e, n) $$;

create or replace function local_redshift.compare(a jsonb, b text) returns int immutable strict language sql
  as $$ select case when jsonb_typeof(a) = 'string' then
    case when a #>> '{}' = b then 0 when a #>> '{}' < b then -1 else 1 end end $$;
create or replace function local_redshift.compare(a jsonb, b numeric) returns int immutable strict language sql
  as $$ select case when jsonb_typeof(a) = 'number' then sign(a::numeric - b)::int end $$;
create or replace function local_redshift.compare(a jsonb, b boolean) returns int immutable strict language sql
  as $$ select case when jsonb_typeof(a) = 'boolean' then a::boolean::int - b::int end $$;

create or replace function local_redshift.parameter(text) returns text immutable language sql as $$ select $1 $$;
create or replace function local_redshift.parameter(numeric) returns numeric immutable language sql as $$ select $1 $$;
create or replace function local_redshift.parameter(float8) returns numeric immutable language sql
  as $$ select $1::numeric $$;
create or replace function local_redshift.parameter(boolean) returns boolean immutable language sql as $$ select $1 $$;

do $$
declare
  scalar text;
  op text[];
begin
  foreach scalar in array array['text', 'numeric', 'boolean'] loop
    foreach op slice 1 in array array[['=', 'eq', '='], ['<>', 'ne', '<>'], ['<', 'lt', '>'], ['<=', 'le', '>='],
        ['>', 'gt', '<'], ['>=', 'ge', '<=']] loop
      execute format('create or replace function local_redshift.%s(a jsonb, b %s) returns boolean immutable strict '
        'language sql as $f$ select local_redshift.compare(a, b) %s 0 $f$', op[2], scalar, op[1]);
      execute format('create or replace function local_redshift.%s(b %s, a jsonb) returns boolean immutable strict '
        'language sql as $f$ select local_redshift.compare(a, b) %s 0 $f$', op[2], scalar, op[3]);
      if not exists (select 1 from pg_operator where oprname = op[1] and oprleft = 'jsonb'::regtype
          and oprright = scalar::regtype) then
        execute format('create operator pg_catalog.%s (leftarg = jsonb, rightarg = %s, function = local_redshift.%s)',
          op[1], scalar, op[2]);
        execute format('create operator pg_catalog.%s (leftarg = %s, rightarg = jsonb, function = local_redshift.%s)',
          op[1], scalar, op[2]);
      end if;
    end loop;
  end loop;
end $$;

create or replace function pg_catalog.json_typeof(value jsonb) returns varchar immutable strict language sql
  as $$ select jsonb_typeof($1) $$;
create or replace function pg_catalog.json_size(value jsonb) returns int immutable strict language sql
  as $$ select octet_length($1::text) $$;
create or replace function pg_catalog.get_array_length(value jsonb) returns int immutable strict language sql
  as $$ select case when jsonb_typeof($1) = 'array' then jsonb_array_length($1) end $$;
create or replace function pg_catalog.is_array(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'array' $$;
create or replace function pg_catalog.is_object(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'object' $$;
create or replace function pg_catalog.is_scalar(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) not in ('array', 'object') $$;
create or replace function pg_catalog.is_varchar(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'string' $$;
create or replace function pg_catalog.is_char(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'string' $$;
create or replace function pg_catalog.is_boolean(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'boolean' $$;
create or replace function pg_catalog.is_bigint(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'number' and $1::text !~ '[.eE]'
    and $1::numeric between -9223372036854775808 and 9223372036854775807 $$;
create or replace function pg_catalog.is_integer(value jsonb) returns boolean immutable strict language sql
  as $$ select is_bigint($1) and $1::numeric between -2147483648 and 2147483647 $$;
create or replace function pg_catalog.is_smallint(value jsonb) returns boolean immutable strict language sql
  as $$ select is_bigint($1) and $1::numeric between -32768 and 32767 $$;
create or replace function pg_catalog.is_decimal(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'number' $$;
create or replace function pg_catalog.is_float(value jsonb) returns boolean immutable strict language sql
  as $$ select jsonb_typeof($1) = 'number' $$;
create or replace function pg_catalog.array_concat(a jsonb, b jsonb) returns super immutable strict language sql
  as $$ select (a || b)::super $$;
create or replace function pg_catalog.split_to_array(text varchar, delimiter varchar default ',') returns super
  immutable strict language sql as $$ select to_jsonb(string_to_array($1, $2))::super $$;
create or replace function pg_catalog.can_json_parse(text) returns boolean immutable strict language sql
  as $$ select $1 is json $$;

-- Of a value of any type. A literal is text, and text is a string of JSON, not JSON to be read.
create or replace function local_redshift.to_super(value text) returns super immutable strict language sql
  as $$ select to_jsonb($1)::super $$;
create or replace function local_redshift.to_super(value anyelement) returns super stable strict language sql
  as $$ select to_jsonb($1)::super $$;

-- JSON without spaces, as Redshift writes it.
create or replace function local_redshift.serialize(value jsonb) returns varchar immutable strict language plpgsql
  as $$ begin
    return case jsonb_typeof(value)
      when 'object' then (select '{' || coalesce(string_agg(to_json(e.key) || ':' || local_redshift.serialize(e.value),
        ',' order by n), '') || '}' from jsonb_each(value) with ordinality as e(key, value, n))
      when 'array' then (select '[' || coalesce(string_agg(local_redshift.serialize(e.value), ',' order by n), '') || ']'
        from jsonb_array_elements(value) with ordinality as e(value, n))
      else value::text end;
  end $$;
