-- Notices wait here until every room has answered them; written in the transaction that caused them.
create table store_outbox (
  id     text primary key,
  topic  text not null,
  at     timestamptz not null,
  about  jsonb not null,
  tries  integer not null default 0,
  due    timestamptz not null
);
create index store_outbox_due on store_outbox (due, id);

-- Work to be done later, taken with FOR UPDATE SKIP LOCKED. `key` makes a job unique while it waits.
create table store_job (
  id       text primary key,
  kind     text not null,
  key      text unique,
  payload  jsonb not null,
  due      timestamptz not null,
  tries    integer not null default 0,
  state    text not null default 'waiting' check (state in ('waiting', 'failed')),
  fault    text
);
create index store_job_due on store_job (due) where state = 'waiting';
