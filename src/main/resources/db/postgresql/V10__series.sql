-- Series of credit notes that an account sends one at a time. Who claims from a series holds the lock of its row.
create table if not exists note_series (
    series   varchar(300) collate "C" not null primary key,
    provider varchar(16) collate "C" not null,
    account  varchar(64) collate "C" not null
);
create index if not exists note_series_account on note_series (provider, account);

-- The place of a credit note in its series, until the note has ended and no lower number is open.
create table if not exists series_place (
    cancellation_id varchar(26) collate "C" not null primary key,
    series          varchar(300) collate "C" not null,
    number          bigint not null
);
create index if not exists series_place_order on series_place (series, number, cancellation_id);
