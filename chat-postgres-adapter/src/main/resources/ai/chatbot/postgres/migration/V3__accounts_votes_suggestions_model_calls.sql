-- A member's account; a guest has a row in users alone.
create table accounts (
  owner      uuid        primary key references users on delete cascade,
  email      text        not null,
  password   text        not null,
  -- Sessions that began under a smaller number are over.
  sessions   integer     not null check (sessions >= 1),
  created_at timestamptz not null
);

-- One mailbox is one account, however its address is written.
create unique index accounts_by_email on accounts (lower(email));

create table votes (
  message uuid primary key references messages on delete cascade,
  verdict text not null check (verdict in ('up', 'down'))
);

-- "version" is that version's position in document_versions; its number is counted when it is read.
create table suggestions (
  id          uuid        primary key,
  document    uuid        not null,
  version     bigint      not null,
  original    text        not null,
  suggested   text        not null,
  description text        not null,
  resolved    boolean     not null,
  created_at  timestamptz not null,
  -- Suggestions of one moment keep the order in which they were stored.
  entry       bigint      not null generated always as identity,
  foreign key (document, version) references document_versions (document, position) on delete cascade
);

create index suggestions_by_version on suggestions (document, version);

-- One row per call of a model, only ever added. It outlives the chat and the reply, not the asker.
-- No CHECK on the purpose: the next release may have one more.
create table model_calls (
  id                 uuid        primary key,
  asker              uuid        not null references users on delete cascade,
  reply              uuid        not null,
  purpose            text        not null,
  inference_id       text        not null,
  input_tokens       integer     not null check (input_tokens >= 0),
  output_tokens      integer     not null check (output_tokens >= 0),
  cache_read_tokens  integer     not null check (cache_read_tokens >= 0),
  cache_write_tokens integer     not null check (cache_write_tokens >= 0),
  estimated          boolean     not null,
  ended_at           timestamptz not null
);

create index model_calls_by_asker on model_calls (asker, ended_at);
