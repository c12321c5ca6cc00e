-- Columns that name another row carry that row's noun (chat, owner), never "..._id".
-- Words in CHECKs are the core's enum constants in lower case.

create table users (
  id         uuid        primary key,
  kind       text        not null check (kind in ('guest', 'member')),
  created_at timestamptz not null
);

create table chats (
  id         uuid        primary key,
  owner      uuid        not null references users on delete cascade,
  title      text        not null,
  visibility text        not null check (visibility in ('private', 'public')),
  created_at timestamptz not null
);

-- Pages of the history, in both directions.
create index chats_by_owner on chats (owner, created_at desc, id desc);

create table messages (
  id         uuid        primary key,
  chat       uuid        not null references chats on delete cascade,
  role       text        not null check (role in ('user', 'assistant')),
  parts      jsonb       not null check (jsonb_typeof(parts) = 'array'),
  ending     text        not null check (ending in ('finished', 'stopped', 'failed', 'interrupted')),
  created_at timestamptz not null,
  -- Two messages of one moment keep the order in which they were stored.
  position   bigint      not null generated always as identity
);

create unique index messages_by_chat on messages (chat, position);

-- One row per question asked, only ever added. No reference to users or chats: whoever deletes a
-- chat gets no question back.
create table usage_ledger (
  entry    bigint      primary key generated always as identity,
  asker    uuid        not null,
  asked_at timestamptz not null
);

create index usage_by_asker on usage_ledger (asker, asked_at desc);

create table replies (
  id             uuid        primary key,
  answer         uuid        not null,
  chat           uuid        not null references chats on delete cascade,
  question       uuid        not null,
  owner          uuid        not null,
  state          text        not null check (state in ('live', 'ended')),
  stop_requested boolean     not null default false,
  started_at     timestamptz not null
);

-- Also serves the search for abandoned replies: it holds the live ones alone.
create unique index one_live_reply_per_chat on replies (chat) where state = 'live';
create index replies_by_chat on replies (chat);
create index replies_by_question on replies (question, started_at desc);
create index replies_by_answer on replies (answer);

-- Events first_event, first_event + 1 ... of a reply, in the order of the array.
create table reply_batches (
  reply       uuid    not null references replies on delete cascade,
  first_event integer not null check (first_event >= 0),
  event_count integer not null check (event_count > 0),
  events      jsonb   not null check (jsonb_array_length(events) = event_count),
  primary key (reply, first_event)
);

-- How long an instance that makes replies counts as alive, by this database's clock.
create table leases (
  instance uuid        primary key,
  until    timestamptz not null
);

create table documents (
  id    uuid primary key,
  owner uuid not null references users on delete cascade
);

create index documents_by_owner on documents (owner);

create table document_versions (
  document   uuid        not null references documents on delete cascade,
  position   bigint      not null generated always as identity,
  title      text        not null,
  kind       text        not null check (kind in ('text', 'code', 'sheet')),
  content    text        not null,
  created_at timestamptz not null,
  primary key (document, position)
);
