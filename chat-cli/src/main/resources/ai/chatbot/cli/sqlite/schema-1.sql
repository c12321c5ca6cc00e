-- Ids are texts as Java writes them, moments are microseconds since 1970, words are the core's
-- constants in lower case. Columns that name another row carry that row's noun.

-- Whose file this is.
create table owner (
  id text not null primary key
);

create table users (
  id         text    not null primary key,
  kind       text    not null check (kind in ('guest', 'member')),
  created_at integer not null
);

create table accounts (
  owner      text    not null primary key references users on delete cascade,
  email      text    not null unique,
  password   text    not null,
  sessions   integer not null check (sessions >= 1),
  created_at integer not null
);

create table chats (
  id         text    not null primary key,
  owner      text    not null references users on delete cascade,
  title      text    not null,
  visibility text    not null check (visibility in ('private', 'public')),
  created_at integer not null
);

create index chats_by_owner on chats (owner, created_at, id);

create table messages (
  position   integer not null primary key autoincrement,
  id         text    not null unique,
  chat       text    not null references chats on delete cascade,
  role       text    not null check (role in ('user', 'assistant')),
  parts      text    not null,
  -- Each word of its text once, for looking them up, with a blank before and after each.
  words      text    not null,
  ending     text    not null check (ending in ('finished', 'stopped', 'failed', 'interrupted')),
  created_at integer not null
);

create index messages_by_chat on messages (chat, position);

create table votes (
  message text not null primary key references messages (id) on delete cascade,
  verdict text not null check (verdict in ('up', 'down'))
);

-- One row per question asked. No reference to chats: whoever deletes one gets no question back.
create table usage_ledger (
  entry    integer not null primary key,
  asker    text    not null,
  asked_at integer not null,
  reply    text    not null
);

create index usage_by_asker on usage_ledger (asker, asked_at);
create index usage_by_reply on usage_ledger (reply);

create table model_calls (
  id                 text    not null primary key,
  asker              text    not null references users on delete cascade,
  reply              text    not null,
  purpose            text    not null,
  inference_id       text    not null,
  input_tokens       integer not null,
  output_tokens      integer not null,
  cache_read_tokens  integer not null,
  cache_write_tokens integer not null,
  estimated          integer not null,
  ended_at           integer not null
);

create index model_calls_by_asker on model_calls (asker, ended_at);

create table replies (
  entry          integer not null primary key autoincrement,
  id             text    not null unique,
  answer         text    not null,
  chat           text    not null references chats on delete cascade,
  question       text    not null,
  owner          text    not null,
  live           integer not null,
  stop_requested integer not null default 0,
  started_at     integer not null
);

create unique index one_live_reply_per_chat on replies (chat) where live;
create index replies_by_chat on replies (chat);
create index replies_by_question on replies (question);
create index replies_by_answer on replies (answer);
create index replies_by_start on replies (started_at);

-- Events first_event, first_event + 1 ... of a reply, in the order of the array.
create table reply_batches (
  reply       text    not null references replies (id) on delete cascade,
  first_event integer not null,
  event_count integer not null,
  events      text    not null,
  primary key (reply, first_event)
);

-- How long a process that makes replies counts as alive.
create table leases (
  instance text    not null primary key,
  until    integer not null
);

create table documents (
  id    text not null primary key,
  owner text not null references users on delete cascade
);

create index documents_by_owner on documents (owner);

create table document_versions (
  position   integer not null primary key autoincrement,
  document   text    not null references documents on delete cascade,
  title      text    not null,
  kind       text    not null,
  content    text    not null,
  created_at integer not null
);

create index versions_by_document on document_versions (document, position);

create table suggestions (
  entry       integer not null primary key autoincrement,
  id          text    not null unique,
  version     integer not null references document_versions on delete cascade,
  original    text    not null,
  suggested   text    not null,
  description text    not null,
  resolved    integer not null,
  created_at  integer not null
);

create index suggestions_by_version on suggestions (version);
