-- A team's chats after some years. Of 1,000 people the first has 5,000 chats and the others about
-- 95 each; odd numbers are members, even ones guests. Chat 100,000 began a minute before midnight.
-- Every message says "sky", and those of five chats of the first say "aurora".

-- As Java's UUID.nameUUIDFromBytes makes them.
create function pg_temp.named(digest bytea) returns uuid
language sql immutable
return encode(
  set_byte(
    set_byte(digest, 6, get_byte(digest, 6) & 15 | 48), 8, get_byte(digest, 8) & 63 | 128),
  'hex')::uuid;

create function pg_temp.id(noun text, number bigint) returns uuid
language sql immutable
return pg_temp.named(decode(md5(noun || number), 'hex'));

create function pg_temp.began(chat bigint) returns timestamptz
language sql immutable
return timestamptz '2026-11-23 00:00Z' - make_interval(mins => (100001 - chat)::integer);

create function pg_temp.saying(chat bigint, beginning text) returns jsonb
language sql immutable
return jsonb_build_array(jsonb_build_object(
  'type', 'text',
  'state', 'done',
  'text', beginning || ' sky of day ' || chat
    || case when chat % 20000 = 20 then ' and the aurora' else '' end));

insert into users (id, kind, created_at)
select pg_temp.id('user', n), case when n % 2 = 1 then 'member' else 'guest' end,
  pg_temp.began(n * 100)
from generate_series(1, 1000) as n;

insert into accounts (owner, email, password, sessions, created_at)
select pg_temp.id('user', n), 'user' || n || '@example.org', 'a hash', 1, pg_temp.began(n * 100)
from generate_series(1, 1000, 2) as n;

insert into chats (id, owner, title, visibility, created_at)
select pg_temp.id('chat', n), pg_temp.id('user', case when n % 20 = 0 then 1 else 2 + n % 999 end),
  'On the sky ' || n, 'private', pg_temp.began(n)
from generate_series(1, 100000) as n;

insert into messages (id, chat, role, parts, ending, created_at)
select pg_temp.id('question', n), pg_temp.id('chat', n), 'user',
  pg_temp.saying(n, 'Why blue, the'), 'finished', pg_temp.began(n)
from generate_series(1, 100000) as n;

insert into messages (id, chat, role, parts, ending, created_at)
select pg_temp.id('answer', n), pg_temp.id('chat', n), 'assistant',
  pg_temp.saying(n, 'Rayleigh scatters light in the'), 'finished', pg_temp.began(n)
from generate_series(1, 100000) as n;

insert into replies (id, answer, chat, question, owner, state, started_at, logged)
select pg_temp.id('reply', n), pg_temp.id('answer', n), pg_temp.id('chat', n),
  pg_temp.id('question', n), pg_temp.id('instance', n % 3), 'ended', pg_temp.began(n), n > 90000
from generate_series(1, 100000) as n;

insert into replies (id, answer, chat, question, owner, state, started_at)
select pg_temp.id('live reply', n), pg_temp.id('live answer', n), pg_temp.id('chat', n),
  pg_temp.id('live question', n), pg_temp.id('instance', n % 3), 'live', pg_temp.began(n)
from generate_series(99901, 99950) as n;

insert into reply_batches (reply, first_event, event_count, events)
select id, first_event, 2, '[{"type": "text-started", "part": 0},
  {"type": "text-delta", "part": 0, "text": "Rayleigh"}]'
from replies cross join generate_series(0, 6, 2) as first_event
where logged;

insert into leases (instance, until)
select pg_temp.id('instance', n), now() from generate_series(0, 2) as n;

insert into usage_ledger (asker, asked_at, reply)
select owner, created_at, pg_temp.id('reply', n)
from generate_series(1, 100000) as n join chats on chats.id = pg_temp.id('chat', n);

insert into model_calls
  (id, asker, reply, purpose, inference_id, input_tokens, output_tokens, cache_read_tokens,
   cache_write_tokens, estimated, ended_at)
select gen_random_uuid(), asker, reply, 'chat', 'eu.anthropic.claude-haiku-5-5', 100, 100, 0, 0,
  false, asked_at
from usage_ledger;

insert into votes (message, verdict)
select pg_temp.id('answer', n), 'up' from generate_series(10, 100000, 10) as n;

insert into documents (id, owner)
select pg_temp.id('document', n), pg_temp.id('user', 1 + (n - 1) % 1000)
from generate_series(1, 10000) as n;

insert into document_versions (document, title, kind, content, created_at)
select pg_temp.id('document', n), 'Sky', 'text', repeat('Blue. ', 50), pg_temp.began(n)
from generate_series(1, 3) as version cross join generate_series(1, 10000) as n;

insert into suggestions
  (id, document, version, original, suggested, description, resolved, created_at)
select pg_temp.id('suggestion', position), document, position, 'Blue.', 'Azure.', 'A finer word.',
  false, created_at
from document_versions where position % 3 = 0;
