-- Days are inclusive on both ends (起迄日), open ends are null. Nothing here is deleted: rows are ended or withdrawn.

create table people_agency (
  one        boolean primary key default true check (one),
  name_zh    text not null,
  name_en    text not null,
  demo       boolean not null default false,
  created    timestamptz not null
);

-- The agency's own values for parameters of the law book; bounds are policy and live in the book.
create table people_setting (
  id              text primary key,
  parameter       text not null,
  value           integer not null,
  effective_from  date not null,
  effective_to    date,
  decision        text not null,
  set_at          timestamptz not null,
  set_by          text not null
);
create index people_setting_parameter on people_setting (parameter, set_at);

create table people_unit (
  id        text primary key,
  code      text not null unique,
  name      text not null,
  name_en   text,
  parent    text references people_unit,
  opened    date not null,
  closed    date
);
create index people_unit_parent on people_unit (parent);

create table people_person (
  id         text primary key,
  person_no  text not null unique,
  name       text not null,
  joined     date not null,
  left_on    date
);
create unique index people_person_sign_in on people_person (upper(person_no));

-- Which person an account of a look-up system belonged to, and when.
create table people_account (
  system     text not null,
  account    text not null,
  person     text not null references people_person,
  from_day   date not null,
  to_day     date,
  primary key (system, account, from_day)
);
create index people_account_person on people_account (person);

create table people_post (
  id        text primary key,
  person    text not null references people_person,
  unit      text not null references people_unit,
  title     text not null,
  role      text not null,
  from_day  date not null,
  to_day    date,
  unique (person, unit, role, from_day),
  check (to_day is null or to_day >= from_day)
);
create index people_post_person on people_post (person);
create index people_post_unit on people_post (unit, role);

create table people_delegation (
  id        text primary key,
  post      text not null references people_post,
  to_person text not null references people_person,
  from_day  date not null,
  to_day    date not null,
  by_person text,
  ended     timestamptz,
  check (to_day >= from_day)
);
create index people_delegation_to on people_delegation (to_person);
create index people_delegation_post on people_delegation (post);

create table people_roster (
  id         text primary key,
  person     text not null references people_person,
  starts     timestamptz not null,
  ends       timestamptz not null,
  duty       text not null,
  place      text not null check (place in ('indoor', 'outdoor')),
  terminal   text,
  withdrawn  timestamptz,
  unique (person, starts),
  check (ends > starts)
);
create index people_roster_time on people_roster (starts);

create table people_leave (
  id         text primary key,
  person     text not null references people_person,
  starts     timestamptz not null,
  ends       timestamptz not null,
  kind       text not null,
  withdrawn  timestamptz,
  unique (person, starts),
  check (ends > starts)
);
create index people_leave_time on people_leave (starts);

-- What a correction replaced. The ledger has the act; this table has the words, which may be personal data.
create table people_change (
  id      text primary key,
  thing   text not null,
  field   text not null,
  before  text,
  after   text,
  at      timestamptz not null,
  by      text not null
);
create index people_change_thing on people_change (thing, at);

create table people_passphrase (
  person   text primary key references people_person,
  hash     text not null,
  set_at   timestamptz not null
);
create table people_totp (
  person     text primary key references people_person,
  secret     bytea not null,
  confirmed  timestamptz,
  last_step  bigint not null default 0
);
create table people_recovery (
  person  text not null references people_person,
  hash    text not null,
  used    timestamptz,
  primary key (person, hash)
);
create table people_passkey (
  id          text primary key,
  person      text not null references people_person,
  public_key  bytea not null,
  counter     bigint not null,
  transports  jsonb not null,
  name        text not null,
  created     timestamptz not null,
  last_used   timestamptz
);
create index people_passkey_person on people_passkey (person);

-- Failures by keyed mark of the typed account name, known or not: both look the same from outside.
create table people_attempt (
  mark         text primary key,
  failures     integer not null,
  last         timestamptz not null,
  locked_until timestamptz
);

-- One-time secrets, stored hashed: sign-in steps, take-overs, invitations, set-up links, passkey and OIDC exchanges.
create table people_ticket (
  hash     text primary key,
  kind     text not null,
  person   text,
  payload  jsonb not null,
  expires  timestamptz not null,
  tries    integer not null default 0
);
create index people_ticket_expires on people_ticket (expires);

create table people_session (
  id          text primary key,
  token_hash  text not null unique,
  person      text not null references people_person,
  post        text,
  method      text not null,
  started     timestamptz not null,
  seen        timestamptz not null,
  workplace   text not null,
  place       text not null,
  other       text,
  other_at    timestamptz,
  ended       timestamptz,
  end_reason  text
);
-- INVARIANT: one live session per account (M38).
create unique index people_session_live on people_session (person) where ended is null;
create index people_session_seen on people_session (seen) where ended is null;
