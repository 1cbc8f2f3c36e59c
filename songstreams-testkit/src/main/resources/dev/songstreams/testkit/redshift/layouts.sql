-- SPDX-License-Identifier: Apache-2.0
-- How Redshift would store a table: distribution, sort keys, encodings, and when it was made. Kept as security labels (JSON) of the
-- table (number 0) and of its columns, since PostgreSQL takes an object's labels away with the object, whatever removes it: DROP of
-- the table, its column or schema, a rollback, or the end of the session that a temporary table belongs to. Runs at every start.

create or replace function local_redshift.label(labelled oid, number int, changes jsonb) returns void language plpgsql as $$
begin
  update pg_seclabel set label = (label::jsonb || changes)::text
  where objoid = labelled and classoid = 'pg_class'::regclass and objsubid = number and provider = 'local_redshift';
  if not found then
    insert into pg_seclabel (objoid, classoid, objsubid, provider, label)
    values (labelled, 'pg_class'::regclass, number, 'local_redshift', changes::text);
  end if;
end $$;

-- Takes what labels say under a key from all columns of a table.
create or replace function local_redshift.unlabel_columns(labelled oid, key text) returns void language sql as $$
  update pg_seclabel set label = (label::jsonb - key)::text
  where objoid = labelled and classoid = 'pg_class'::regclass and objsubid > 0 and provider = 'local_redshift'
$$;

create or replace function local_redshift.label_of(labelled oid, number int) returns jsonb stable language sql as $$
  select coalesce((select label::jsonb from pg_seclabel where objoid = labelled and classoid = 'pg_class'::regclass
    and objsubid = number and provider = 'local_redshift'), '{}')
$$;

-- The type as a word by which encodings and keys go: one for each of Redshift's, however it is written.
create or replace function local_redshift.kind(type oid) returns text immutable language sql as $$
  select case type when 'int2'::regtype then 'smallint' when 'int4'::regtype then 'integer' when 'int8'::regtype then 'bigint'
    when 'numeric'::regtype then 'decimal' when 'float4'::regtype then 'real' when 'float8'::regtype then 'double'
    when 'bool'::regtype then 'boolean' when 'bpchar'::regtype then 'char' when 'varchar'::regtype then 'varchar'
    when 'text'::regtype then 'varchar' when 'date'::regtype then 'date' when 'time'::regtype then 'time'
    when 'timetz'::regtype then 'timetz' when 'timestamp'::regtype then 'timestamp'
    when 'timestamptz'::regtype then 'timestamptz' when 'bytea'::regtype then 'varbyte'
    when 'pg_catalog.super'::regtype then 'super' else 'other' end
$$;

-- The AWS page "Compression encodings" has the table.
create or replace function local_redshift.takes_encoding(type oid, encoding text) returns boolean immutable language sql as $$
  select encoding = 'raw' or local_redshift.kind(type) = any (case encoding
    when 'az64' then '{smallint,integer,bigint,decimal,date,time,timetz,timestamp,timestamptz}'
    when 'bytedict' then '{smallint,integer,bigint,decimal,real,double,char,varchar,date,timestamp,timestamptz}'
    when 'delta' then '{smallint,integer,bigint,decimal,date,timestamp}'
    when 'delta32k' then '{integer,bigint,decimal,date,timestamp}'
    when 'lzo' then '{smallint,integer,bigint,decimal,char,varchar,varbyte,date,timestamp,timestamptz,super}'
    when 'mostly8' then '{smallint,integer,bigint,decimal}'
    when 'mostly16' then '{integer,bigint,decimal}'
    when 'mostly32' then '{bigint,decimal}'
    when 'runlength' then
      '{smallint,integer,bigint,decimal,real,double,boolean,char,varchar,date,timestamp,timestamptz}'
    when 'text255' then '{varchar}'
    when 'text32k' then '{varchar}'
    else '{smallint,integer,bigint,decimal,real,double,boolean,char,varchar,varbyte,date,time,timetz,timestamp,timestamptz,super}'
    end::text[])
$$;

-- What a column is encoded in when nobody says: the AWS page "CREATE TABLE", under ENCODE, has the rules.
create or replace function local_redshift.default_encoding(type oid, sorted boolean, temporary boolean) returns text
  immutable language sql as $$
  select case when sorted or temporary then 'none'
    when local_redshift.kind(type) in ('char', 'varchar', 'varbyte') then 'lzo'
    when local_redshift.kind(type) = 'super' then 'zstd'
    when local_redshift.takes_encoding(type, 'az64') then 'az64' else 'none' end
$$;

create or replace view local_redshift.table_layouts as
  select c.oid as table_id, coalesce(l.label->>'diststyle', 'auto') as diststyle,
         l.label->>'sortstyle' = 'interleaved' as interleaved, coalesce((l.label->>'sort_auto')::boolean, true) as sort_auto,
         coalesce((l.label->>'encode_auto')::boolean, true) as encode_auto,
         coalesce((l.label->>'backup')::boolean, true) as backup, (l.label->>'created')::timestamp as created
  from pg_class c, lateral (select local_redshift.label_of(c.oid, 0) as label) l
  where c.relkind = 'r';

create or replace view local_redshift.column_layouts as
  select a.attrelid as table_id, a.attnum as number, a.attname as name, coalesce((l.label->>'distkey')::boolean, false) as distkey,
         coalesce((l.label->>'sort')::int, 0) as position,
         coalesce((l.label->>'sort')::int, 0) * case when t.label->>'sortstyle' = 'interleaved' and (l.label->>'sort')::int % 2 = 1
           then -1 else 1 end as sortkey,
         case when c.relnamespace = 'pg_catalog'::regnamespace then 'none' when l.label->>'encode' = 'raw' then 'none'
           else coalesce(l.label->>'encode', local_redshift.default_encoding(a.atttypid, l.label ? 'sort',
             c.relpersistence = 't')) end as encoding
  from pg_class c join pg_attribute a on a.attrelid = c.oid,
       lateral (select local_redshift.label_of(c.oid, 0) as label) t,
       lateral (select local_redshift.label_of(c.oid, a.attnum) as label) l
  where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped;

-- As SVV_TABLE_INFO words it. Redshift makes a table that is left to it AUTO(EVEN) when it has grown; here none grows that far.
create or replace function local_redshift.diststyle(laid_out oid) returns text stable language sql as $$
  select case diststyle when 'auto' then 'AUTO(ALL)' when 'key' then
    format('KEY(%s)', (select name from local_redshift.column_layouts where table_id = laid_out and distkey))
    else upper(diststyle) end
  from local_redshift.table_layouts where table_id = laid_out
$$;

-- The column's number; what names it is for the error.
create or replace function local_redshift.column_number(laid_out oid, wanted text, named_as text) returns int language plpgsql as $$
declare
  found pg_attribute;
begin
  select * into found from pg_attribute where attrelid = laid_out and attname = wanted and attnum > 0 and not attisdropped;
  if found is null then
    raise exception 'column "%" named as % does not exist in table "%"', wanted, named_as,
      (select relname from pg_class where oid = laid_out) using errcode = '42703';
  elsif named_as <> 'ENCODE' and local_redshift.kind(found.atttypid) in ('super', 'varbyte') then
    raise exception 'column "%" is of type % and cannot be %', wanted, upper(local_redshift.kind(found.atttypid)), named_as
      using errcode = '42P16';
  end if;
  return found.attnum;
end $$;

create or replace function local_redshift.encode(laid_out oid, layout jsonb) returns void language plpgsql as $$
declare
  named text;
  wanted text;
  at int;
  type oid;
begin
  for named, wanted in select * from jsonb_each_text(layout->'encodings') loop
    at := local_redshift.column_number(laid_out, named, 'ENCODE');
    type := (select atttypid from pg_attribute where attrelid = laid_out and attnum = at);
    if not local_redshift.takes_encoding(type, wanted) then
      raise exception 'invalid encoding type specified for column "%": % is not for %', named, upper(wanted),
        upper(local_redshift.kind(type)) using errcode = '42P16';
    elsif layout->>'statement' = 'alter' and exists (select 1 from local_redshift.column_layouts l
        where l.table_id = laid_out and l.number = at and l.encoding = replace(wanted, 'raw', 'none')) then
      raise exception 'column "%" has the encoding % already', named, upper(wanted) using errcode = '42P16';
    end if;
    perform local_redshift.label(laid_out, at, jsonb_build_object('encode', wanted));
  end loop;
  if layout->>'statement' <> 'add' then
    perform local_redshift.label(laid_out, 0, jsonb_build_object('encode_auto', layout ? 'encode_auto'));
  end if;
end $$;

create or replace function local_redshift.distribute(laid_out oid, layout jsonb) returns void language plpgsql as $$
begin
  perform local_redshift.unlabel_columns(laid_out, 'distkey');
  if layout ? 'distkey' then
    perform local_redshift.label(laid_out, local_redshift.column_number(laid_out, layout->>'distkey', 'DISTKEY'),
      '{"distkey": true}');
  end if;
  perform local_redshift.label(laid_out, 0, jsonb_build_object('diststyle', layout->'diststyle'));
end $$;

-- SORTKEY AUTO leaves the keys that there are.
create or replace function local_redshift.sort(laid_out oid, layout jsonb) returns void language plpgsql as $$
declare
  named text;
  place int;
begin
  if layout->>'sortstyle' = 'auto' then
    perform local_redshift.label(laid_out, 0, '{"sort_auto": true}');
    return;
  end if;
  perform local_redshift.unlabel_columns(laid_out, 'sort');
  for named, place in select * from jsonb_array_elements_text(layout->'sortkeys') with ordinality loop
    perform local_redshift.label(laid_out, local_redshift.column_number(laid_out, named, 'SORTKEY'),
      jsonb_build_object('sort', place));
  end loop;
  perform local_redshift.label(laid_out, 0, jsonb_build_object('sort_auto', false, 'sortstyle', layout->'sortstyle'));
end $$;

-- CREATE TABLE ... LIKE: the parent's layout, and what its columns have, by their names.
create or replace function local_redshift.lay_out_like(laid_out oid, parent oid) returns void language plpgsql as $$
begin
  perform local_redshift.label(laid_out, 0, local_redshift.label_of(parent, 0) - 'created');
  perform local_redshift.label(laid_out, a.attnum, local_redshift.label_of(parent, p.attnum))
  from pg_attribute a join pg_attribute p on p.attname = a.attname
  where a.attrelid = laid_out and p.attrelid = parent and a.attnum > 0 and p.attnum > 0;
end $$;

-- CREATE TABLE ... AS SELECT from one table: its distribution, if the key is there, and its sort keys up to the first that is not.
create or replace function local_redshift.lay_out_from(laid_out oid, source oid, columns jsonb) returns void language plpgsql as $$
declare
  layout jsonb := local_redshift.label_of(source, 0);
  key text;
  keys jsonb := '[]';
begin
  select coalesce(columns->>l.name, l.name) into key from local_redshift.column_layouts l
  where l.table_id = source and l.distkey and (columns ? l.name or columns ? '*');
  if key is not null then
    perform local_redshift.distribute(laid_out, jsonb_build_object('diststyle', 'key', 'distkey', key));
  elsif layout->>'diststyle' <> 'key' then
    perform local_redshift.distribute(laid_out, jsonb_build_object('diststyle', layout->'diststyle'));
  end if;
  for key in select case when columns ? l.name or columns ? '*' then coalesce(columns->>l.name, l.name) end
      from local_redshift.column_layouts l where l.table_id = source and l.position > 0 order by l.position loop
    exit when key is null;
    keys := keys || to_jsonb(key);
  end loop;
  if jsonb_array_length(keys) > 0 then
    perform local_redshift.sort(laid_out, jsonb_build_object('sortstyle', layout->'sortstyle', 'sortkeys', keys));
  end if;
end $$;

create or replace function local_redshift.check_alter(altered oid, layout jsonb) returns void language plpgsql as $$
declare
  temporary boolean := (select relpersistence = 't' from pg_class where oid = altered);
  interleaved boolean := (select coalesce(l.interleaved, false) from local_redshift.table_layouts l where l.table_id = altered);
begin
  if interleaved and layout->>'diststyle' <> 'auto' then
    raise exception 'the distribution of a table with an interleaved sort key cannot be altered' using errcode = '0A000';
  elsif interleaved and layout ? 'encodings' then
    raise exception 'encodings in a table with an interleaved sort key cannot be altered' using errcode = '0A000';
  elsif temporary and layout->>'diststyle' in ('all', 'even') then
    raise exception 'a temporary table cannot be altered to DISTSTYLE %', upper(layout->>'diststyle') using errcode = '0A000';
  end if;
end $$;

create or replace function local_redshift.lay_out(laid_out oid, layout jsonb) returns void language plpgsql as $$
begin
  if layout->>'statement' = 'alter' then
    perform local_redshift.check_alter(laid_out, layout);
  end if;
  if layout ? 'like' then
    perform local_redshift.lay_out_like(laid_out, (layout->>'like')::oid);
  end if;
  if layout ? 'from' then
    perform local_redshift.lay_out_from(laid_out, (layout->>'from')::oid, layout->'columns');
  end if;
  if layout ? 'diststyle' then
    perform local_redshift.distribute(laid_out, layout);
  end if;
  if layout ? 'sortstyle' then
    perform local_redshift.sort(laid_out, layout);
  end if;
  if layout ? 'encodings' or layout ? 'encode_auto' then
    perform local_redshift.encode(laid_out, layout);
  end if;
  if layout ? 'backup' then
    perform local_redshift.label(laid_out, 0, jsonb_build_object('backup', layout->'backup'));
  end if;
end $$;

-- Before the statement: names of other tables mean what they mean now, and a key's column stays.
create or replace function local_redshift.read_layout() returns event_trigger language plpgsql as $$
declare
  layout jsonb := nullif(current_setting('local_redshift.layout', true), '')::jsonb;
  other text;
begin
  if layout->>'statement' = 'drop' then
    if exists (select 1 from local_redshift.column_layouts where table_id = to_regclass(layout->>'table')
        and name = layout->>'drops' and (distkey or position > 0)) then
      raise exception 'column "%" is the DISTKEY or a SORTKEY of its table and cannot be dropped', layout->>'drops'
        using errcode = '0A000';
    end if;
    perform set_config('local_redshift.layout', '', true);
  end if;
  foreach other in array '{like,from}'::text[] loop
    if layout ? other then
      layout := case when to_regclass(layout->>other) is null then layout - other
        else jsonb_set(layout, array[other], to_jsonb(to_regclass(layout->>other)::oid::bigint)) end;
      perform set_config('local_redshift.layout', layout::text, true);
    end if;
  end loop;
end $$;

-- After it: labels. The name makes this run before the trigger that adds checks, whose ALTER TABLE is not the client's.
create or replace function local_redshift.lay_out() returns event_trigger language plpgsql as $$
declare
  layout jsonb := nullif(current_setting('local_redshift.layout', true), '')::jsonb;
  changed oid;
  created boolean;
begin
  perform set_config('local_redshift.layout', '', true) where layout is not null;
  for changed, created in select distinct d.objid, d.command_tag <> 'ALTER TABLE' from pg_event_trigger_ddl_commands() d
      join pg_class c on c.oid = d.objid
      where d.classid = 'pg_class'::regclass and c.relkind = 'r' and d.schema_name <> 'local_redshift' loop
    if created then
      perform local_redshift.label(changed, 0, jsonb_build_object('created', clock_timestamp() at time zone 'UTC'));
    end if;
    perform local_redshift.lay_out(changed, layout) where layout is not null;
  end loop;
end $$;

-- ALTER COLUMN ... TYPE is not for columns with these encodings.
create or replace function local_redshift.check_type_change(altered text, named text) returns void language plpgsql as $$
declare
  encoded text := (select encoding from local_redshift.column_layouts where table_id = to_regclass(altered) and name = named);
begin
  if encoded in ('bytedict', 'runlength', 'text255', 'text32k') then
    raise exception 'column "%" is encoded with % and its type cannot be altered; alter the encoding first', named, upper(encoded)
      using errcode = '0A000';
  end if;
end $$;

do $$
begin
  if not exists (select 1 from pg_event_trigger where evtname = 'local_redshift_lay_out') then
    create event trigger local_redshift_lay_out on ddl_command_end
      when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE') execute function local_redshift.lay_out();
    create event trigger local_redshift_read_layout on ddl_command_start
      when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'ALTER TABLE') execute function local_redshift.read_layout();
  end if;
end $$;

-- Columns that PostgreSQL's own catalogue lacks: c.reldiststyle is reldiststyle(c) to PostgreSQL, if c is a pg_class.
create or replace function pg_catalog.reldiststyle(pg_catalog.pg_class) returns smallint stable language sql as $$
  select case diststyle when 'even' then 0 when 'key' then 1 when 'all' then 8 else 9 end::smallint
  from local_redshift.table_layouts where table_id = $1.oid
$$;
create or replace function pg_catalog.releffectivediststyle(pg_catalog.pg_class) returns smallint stable language sql as $$
  select case diststyle when 'even' then 0 when 'key' then 1 when 'all' then 8 else 10 end::smallint
  from local_redshift.table_layouts where table_id = $1.oid
$$;
create or replace function pg_catalog.relcreationtime(pg_catalog.pg_class) returns timestamp stable language sql as $$
  select created from local_redshift.table_layouts where table_id = $1.oid
$$;
create or replace function pg_catalog.attisdistkey(pg_catalog.pg_attribute) returns boolean stable language sql as $$
  select coalesce((local_redshift.label_of($1.attrelid, $1.attnum)->>'distkey')::boolean, false)
$$;
create or replace function pg_catalog.attsortkeyord(pg_catalog.pg_attribute) returns int stable language sql as $$
  select coalesce((select sortkey from local_redshift.column_layouts where table_id = $1.attrelid and number = $1.attnum), 0)
$$;
create or replace function local_redshift.encodings() returns text[] immutable language sql as $$
  select '{az64,bytedict,delta,delta32k,lzo,mostly16,mostly32,mostly8,runlength,text255,text32k,zstd}'::text[]
$$;
-- The numbers are the local Redshift's own; format_encoding gives their meaning.
create or replace function pg_catalog.attencodingtype(pg_catalog.pg_attribute) returns smallint stable language sql as $$
  select coalesce((select array_position(local_redshift.encodings(), encoding) from local_redshift.column_layouts
    where table_id = $1.attrelid and number = $1.attnum), 0)::smallint
$$;
create or replace function pg_catalog.format_encoding(number int) returns text immutable language sql as $$
  select coalesce((local_redshift.encodings())[number], 'none')
$$;
create or replace function pg_catalog.adsrc(pg_catalog.pg_attrdef) returns text stable language sql as $$
  select pg_get_expr($1.adbin, $1.adrelid)
$$;
