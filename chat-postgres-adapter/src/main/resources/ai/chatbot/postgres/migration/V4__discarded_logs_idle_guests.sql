-- Whether the events of a reply are still kept; only those of an ended one are ever discarded.
alter table replies add column logged boolean not null default true;

-- What can be discarded, the oldest first.
create index replies_to_discard on replies (started_at) where state = 'ended' and logged;

-- Who may be idle, those who came first at the front.
create index guests_by_arrival on users (created_at) where kind = 'guest';
