-- What a request asked for besides the invoice, so that the same order with another content is seen; null where the
-- provider has nothing of the kind, and for what is older.
alter table live_key add column content_digest varchar(64);
-- What a machine said before a person decided, and who named the note where the provider has not confirmed it yet.
alter table cancellation add column cause varchar(2000);
alter table cancellation add column note_by varchar(100);
-- Cancellations of an invoice that another cancellation has the key of: stores of before took them for two invoices. They
-- stay here until their lives are one again; looked_at is when a person decided about one of them.
create table key_collision (
    cancellation_id varchar(26) collate "C" not null primary key,
    live_key        varchar(400) collate "C" not null,
    found_at        bigint not null,
    looked_at       bigint
);
create index key_collision_key on key_collision (live_key);
