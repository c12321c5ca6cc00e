do $$
begin
  if current_setting('server_version_num')::integer < 170000 then
    raise exception 'AI Chatbot needs PostgreSQL 17 or newer, and this is %',
      current_setting('server_version');
  end if;
end
$$;

-- The words of a text, for looking them up: letters of any script and the digits 0 to 9, in lower
-- case. The collation is named, so that a word is one whatever the database's locale. A tsvector
-- holds 1 MB at most, and is not the place for a run of a thousand letters that nobody types. Not
-- to_tsvector: its parser has its own mind of addresses, versions, hyphens and tags.
create function words_of(content text) returns tsvector
language sql immutable strict parallel safe
return array_to_tsvector(array(
  select word
  from regexp_split_to_table(
    translate(
      lower(left(normalize(left(content, 200000), nfc), 200000) collate "pg_c_utf8"), 'ς', 'σ'),
    '[^[:alnum:]]+') as word
  where length(word) between 1 and 100));

-- What a message says: its text, without reasoning, tools, files and references.
create function text_of(parts jsonb) returns text
language sql immutable strict parallel safe
return coalesce((
  select string_agg(part ->> 'text', e'\n' order by place)
  from jsonb_array_elements(parts) with ordinality as listed (part, place)
  where part ->> 'type' = 'text'), '');

-- Titles are looked through by owner (chats_by_owner), so these words need no index.
alter table chats add column title_words tsvector generated always as (words_of(title)) stored;

alter table messages
  add column words tsvector generated always as (words_of(text_of(parts))) stored;

create index messages_by_word on messages using gin (words);

-- Few at any time: those in which a call waits for a person's word.
create index messages_with_approvals on messages (chat)
  where parts @> '[{"state": "approval-requested"}]';

-- Which reply was to answer the question; unknown for those asked before.
alter table usage_ledger add column reply uuid;

create index usage_by_reply on usage_ledger (reply) where reply is not null;
