-- The lines of one unit and one day in one room of the house. The counters are kept by the transaction that changes a
-- line, so that a day of 100,000 lines is never counted while somebody waits.
create table review_sheet (
  id          text collate "C" primary key,
  kind        text not null,
  unit        text not null,
  day         date not null,
  due         timestamptz not null,
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  escalated   smallint not null default 0 check (escalated between 0 and 2),
  overdue_day date,
  items       integer not null default 0,
  approved    integer not null default 0,
  referred    integer not null default 0,
  asked       integer not null default 0,
  answered    integer not null default 0,
  unexplained integer not null default 0,
  unique (kind, unit, day),
  -- INVARIANT: closed if and only if every line carries a final decision.
  check ((closed_at is not null) = (items > 0 and approved + referred = items))
);
create index review_sheet_day on review_sheet (day desc, id desc);
create index review_sheet_waiting on review_sheet (due) where closed_at is null;

-- The same counters for each desk (the unit whose head judges, or 'ethics'): a head sees how much is left for himself.
create table review_desk (
  sheet       text collate "C" not null references review_sheet,
  desk        text collate "C" not null,
  items       integer not null default 0,
  approved    integer not null default 0,
  referred    integer not null default 0,
  asked       integer not null default 0,
  answered    integer not null default 0,
  unexplained integer not null default 0,
  primary key (sheet, desk)
);
create index review_desk_sheets on review_desk (desk, sheet);

-- One line to be judged. What the line says stays in the room that sent it; `id` is that room's.
create table review_item (
  id                text collate "C" primary key,
  sheet             text collate "C" not null references review_sheet,
  day               date not null,
  owner             text,
  ordered_by        text,
  route             text not null check (route in ('head', 'above', 'ethics')),
  desk              text collate "C" not null,
  ord               text collate "C" not null,
  weight            integer not null check (weight >= 0),
  needs_reason      boolean not null,
  needs_explanation boolean not null,
  state             text collate "C" not null default 'open' check (state in ('open', 'asked', 'answered', 'decided')),
  decision          text check (decision in ('approve', 'refer')),
  stamp             text collate "C",
  check ((state = 'decided') = (decision is not null)),
  check ((route = 'ethics') = (desk = 'ethics'))
);
-- One index pages every queue: equal on desk and state, then by day, sheet and the room's own order.
create index review_item_queue on review_item (desk, state, day, sheet, ord, id);
create index review_item_unexplained on review_item (desk, state, day, sheet, ord, id) where needs_reason;

-- When a line was first shown to a person since its last decision: without a row, no decision.
create table review_seen (
  item     text collate "C" not null references review_item,
  person   text not null,
  shown_at timestamptz not null,
  primary key (item, person)
);
-- The moment of a reviewer's latest stamp: no two lines were looked at in the same seconds.
create table review_reviewer (
  person     text primary key,
  stamped_at timestamptz not null
);

-- Every decision ever made, never edited; a correction is a new row that names the old one.
create table review_stamp (
  id          text collate "C" primary key,
  item        text collate "C" not null references review_item,
  sheet       text collate "C" not null references review_sheet,
  decision    text not null check (decision in ('approve', 'ask', 'refer')),
  reason      text,
  question    text,
  person      text not null,
  name        text not null,
  title       text not null,
  post        text not null,
  unit        text not null,
  behalf      text,
  at          timestamptz not null,
  dwell_ms    bigint not null check (dwell_ms >= 0),
  unexplained boolean not null,
  corrects    text collate "C" unique references review_stamp,
  act         bigint not null
);
create index review_stamp_item on review_stamp (item, id);
create index review_stamp_person on review_stamp (person, at);
create index review_stamp_at on review_stamp (at);

-- A question to the person whose act it is, with a day to answer by.
create table review_task (
  id               text collate "C" primary key,
  no               bigint generated always as identity,
  item             text collate "C" not null references review_item,
  sheet            text collate "C" not null references review_sheet,
  person           text not null,
  asked_by         text,
  asked_at         timestamptz not null,
  question         text not null,
  due              timestamptz not null,
  state            text collate "C" not null default 'open' check (state in ('open', 'answered', 'closed', 'withdrawn')),
  needs_attachment boolean not null,
  answer           text,
  answered_at      timestamptz,
  late_day         date,
  check (state not in ('answered', 'closed') or answered_at is not null)
);
create unique index review_task_one_open on review_task (item) where state in ('open', 'answered');
create index review_task_item on review_task (item, no);
create index review_task_person on review_task (person, state, id);
create index review_task_waiting on review_task (due) where state = 'open';

create table review_attachment (
  id         text collate "C" primary key,
  task       text collate "C" not null references review_task,
  item       text collate "C" not null references review_item,
  name       text not null,
  media_type text not null,
  size       bigint not null,
  digest     text not null,
  person     text not null,
  at         timestamptz not null,
  used       boolean not null default false
);
create index review_attachment_task on review_attachment (task, id);

-- A decision, once made, stands: neither the application nor an honest mistake in SQL can change it.
create function review_stamp_guard() returns trigger language plpgsql as $$
begin
  raise exception 'a stamp is never edited or deleted' using errcode = 'SR002';
end $$;
create trigger review_stamp_guard before update or delete on review_stamp for each row execute function review_stamp_guard();
