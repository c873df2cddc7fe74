-- What lies on the inspection desk. The bytes lie sealed in files beside the database; a row without its secret opens nothing any more.
create table outflow_check (
  id      text primary key,
  person  text not null,
  at      timestamptz not null,
  until   timestamptz not null,
  gone    timestamptz
);
create index outflow_check_person on outflow_check (person, at desc, id desc);
create index outflow_check_until on outflow_check (until) where gone is null;

create table outflow_file (
  id          text primary key,
  check_id    text not null references outflow_check,
  -- With the house's key it opens name, bytes, report and text. INVARIANT: null exactly when the file is gone.
  secret      bytea,
  name        bytea,
  size        bigint not null,
  digest      text not null,
  state       text not null check (state in ('waiting', 'reading', 'read', 'cleaning', 'lost', 'gone')),
  kind        text,
  verdict     text,
  findings    integer not null default 0,
  hidden      integer not null default 0,
  persons     integer not null default 0,
  progress    jsonb,
  claimed     timestamptz,
  -- What was chosen for removal: classes, and marks that mean nothing without the key of this check.
  wish        jsonb,
  cleaned_at  timestamptz,
  cleaned     jsonb,
  refused     jsonb,
  brought     timestamptz not null,
  check ((secret is null) = (state = 'gone'))
);
create index outflow_file_check on outflow_file (check_id, id);
create index outflow_file_work on outflow_file (brought, id) where state in ('waiting', 'reading', 'cleaning');
