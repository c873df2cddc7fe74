-- Imported lines live in Parquet files; these tables say which files count, and hold what people work on.
create table queries_system (
  id           text primary key,
  zh           text not null,
  en           text not null,
  data_owner   text not null,
  sensitivity  text not null,
  sequence     text not null,
  daily        boolean not null,
  due_hour     integer,
  units        jsonb not null default '[]',
  retired      boolean not null default false,
  created      timestamptz not null
);

-- A profile is never changed: a new version is added, and an import names the one it was read by.
create table queries_profile (
  id       text primary key,
  kind     text not null,
  system   text not null default '',
  version  integer not null,
  shape    jsonb not null,
  at       timestamptz not null,
  by       text not null,
  unique (kind, system, version)
);

create table queries_import (
  id           text primary key,
  kind         text not null,
  system       text,
  file         text not null,
  size         bigint not null default 0,
  digest       text,
  profile      text references queries_profile,
  phase        text not null,
  read         bigint not null default 0,
  added        bigint not null default 0,
  overlapping  bigint not null default 0,
  faults       bigint not null default 0,
  declared     bigint,
  first_seq    bigint,
  last_seq     bigint,
  first_at     timestamptz,
  last_at      timestamptz,
  refusal      jsonb,
  checks       jsonb not null default '[]',
  -- The neighbourhoods of its targets are still kept (until its days are closed).
  near         boolean not null default false,
  cancel       boolean not null default false,
  days         jsonb not null default '[]',
  touched      timestamptz not null,
  started      timestamptz not null,
  finished     timestamptz,
  by           text not null
);
-- INVARIANT: one file enters once, however often it is sent.
create unique index queries_import_once on queries_import (kind, coalesce(system, ''), digest) where phase = 'done';
create index queries_import_started on queries_import (started desc, id desc);

-- The only Parquet files that count. A file on disk that is not listed is the remainder of a crash and is swept away.
create table queries_part (
  path    text primary key,
  import  text not null references queries_import,
  kind    text not null,
  system  text,
  day     date not null,
  rows    bigint not null,
  sha256  text not null
);
create index queries_part_day on queries_part (day, kind);
create index queries_part_import on queries_part (import);

create table queries_fault (
  import  text not null references queries_import,
  no      integer not null,
  line    bigint,
  field   text,
  code    text not null,
  params  jsonb not null,
  shown   text,
  primary key (import, no)
);

-- Entries typed by people. Imported entries lie in Parquet; both have the same form. Never updated, never deleted.
create table queries_entry (
  id               text primary key,
  at               timestamptz not null,
  day              date not null,
  written          timestamptz not null,
  by               text not null,
  person           text not null,
  unit             text,
  systems          jsonb not null,
  target           text not null,
  mask             text not null,
  near             bytea not null,
  purpose          text not null,
  case_no          text,
  no_case          text,
  requester        text,
  behalf_document  text,
  printed          boolean not null,
  supersedes       text unique,
  why              text,
  for_line         text
);
create index queries_entry_day on queries_entry (day, person);
create index queries_entry_person on queries_entry (person, at);
create index queries_entry_target on queries_entry (target, day);
create function queries_entry_guard() returns trigger language plpgsql as $$
begin
  raise exception 'an entry is never edited or deleted' using errcode = 'SR001';
end $$;
create trigger queries_entry_guard before update or delete on queries_entry for each row execute function queries_entry_guard();

create table queries_case (
  id       text primary key,
  case_no  text not null unique,
  title    text,
  unit     text not null,
  owners   jsonb not null,
  opened   timestamptz not null,
  closed   timestamptz
);
create index queries_case_unit on queries_case (unit, opened desc, id desc);
create table queries_case_party (
  case_id   text not null references queries_case,
  target    text not null,
  key_kind  text not null,
  mask      text not null,
  primary key (case_id, target)
);

create table queries_day (
  day      date primary key,
  state    text not null,
  why      text not null,
  changed  timestamptz not null,
  claimed  timestamptz,
  run      text,
  at       timestamptz,
  buckets  jsonb
);
create index queries_day_state on queries_day (state) where state <> 'reconciled';
-- Each reconciliation of a day; its result file is the state of every line and entry after it.
create table queries_run (
  id            text primary key,
  day           date not null,
  at            timestamptz not null,
  why           text not null,
  buckets       jsonb not null,
  units         jsonb not null,
  editions      jsonb not null,
  moved         bigint not null,
  milliseconds  bigint not null,
  path          text,
  sha256        text
);
create index queries_run_day on queries_run (day, at);

-- The lines that people work on: words beside the review kernel's item of the same id.
create table queries_line (
  id           text primary key,
  day          date not null,
  at           timestamptz not null,
  system       text not null,
  seq          bigint,
  account      text not null,
  person       text,
  unit         text,
  target       text not null,
  mask         text not null,
  lookup       text not null,
  terminal     text,
  case_no      text,
  import       text not null,
  bucket       text not null,
  case_level   integer not null,
  differences  jsonb not null default '[]',
  entry        jsonb,
  reasons      jsonb not null default '[]',
  run          text not null
);
create index queries_line_unit on queries_line (day, unit, at, id);
create index queries_line_person on queries_line (person, at, id);

-- Imported or typed entries that no look-up stands behind, as the latest run of the day left them.
create table queries_phantom (
  entry    text primary key,
  day      date not null,
  unit     text,
  words    jsonb not null,
  reasons  jsonb not null,
  run      text not null
);
create index queries_phantom_day on queries_phantom (day, unit);

-- A daily log that did not come by its hour; noted once.
create table queries_missing (
  system  text not null,
  day     date not null,
  at      timestamptz not null,
  primary key (system, day)
);
