-- One live cancellation of an invoice. Apart from the cancellation's row: every change takes that out of each of its
-- indexes and puts it in again, and a key changes once in a life, if ever. Once it was refused it has its id behind it.
create cached table if not exists live_key (
    live_key        varchar(400) not null primary key,
    cancellation_id varchar(26)  not null
);
insert into live_key (live_key, cancellation_id) select live_key, id from cancellation;
alter table cancellation drop constraint cancellation_live;
alter table cancellation drop column live_key;
