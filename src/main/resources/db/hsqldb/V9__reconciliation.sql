-- Which notes of accepted cancellations were verified again: stage 1 after a day, 2 after a week. One that was accepted
-- anew after it was checked is checked anew.
create cached table if not exists note_check (
    cancellation_id varchar(26) not null primary key,
    stage           integer     not null,
    checked_at      bigint      not null
);
-- What was found, one row for each fact however often it is found. It stands until gone_at; an alarm says so until a person
-- has seen it.
create cached table if not exists reconciliation_finding (
    id              varchar(26)  not null primary key,
    code            varchar(24)  not null,
    provider        varchar(32)  not null,
    account         varchar(64)  not null,
    invoice         varchar(100) not null,
    note            varchar(200) not null,
    cancellation_id varchar(26),
    detail          varchar(2000) not null,
    source          varchar(200) not null,
    found_at        bigint       not null,
    gone_at         bigint,
    seen_at         bigint,
    seen_by         varchar(100),
    seen_reason     varchar(1000)
);
