-- The table that billing systems fill: MariaDB and MySQL.
create table if not exists cancellation_request (
    id              bigint        not null auto_increment primary key,
    provider        varchar(100),
    account         varchar(100),
    invoice         text,
    reason          text,
    payload         longtext,
    batch           varchar(200),
    status          varchar(20)   not null default 'NEW',
    cancellation_id varchar(26),
    credit_note     varchar(200),
    authority_code  varchar(40),
    message         varchar(2000),
    created_at      timestamp     not null default current_timestamp,
    updated_at      timestamp     not null default current_timestamp on update current_timestamp,
    index cancellation_request_status (status, id),
    index cancellation_request_batch (batch)
) character set utf8mb4;
