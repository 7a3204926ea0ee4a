-- One live cancellation of an invoice, apart from the cancellation's row: a key changes once in a life, if ever. Once it
-- was refused it has its id behind it.
create table live_key (
    live_key        varchar(400) collate "C" not null primary key,
    cancellation_id varchar(26)  collate "C" not null
);
insert into live_key (live_key, cancellation_id) select live_key, id from cancellation;
alter table cancellation drop constraint cancellation_live;
alter table cancellation drop column live_key;
