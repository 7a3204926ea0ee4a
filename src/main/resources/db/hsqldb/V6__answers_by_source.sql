-- What is to be told: a row of the request table by its cancellation, a file by its own name, once for a group of changes.
-- ended counts the records of the file that came to their end in the group; less than 0 where a person reopened some.
alter table answer_due alter column cancellation_id set null;
alter table answer_due add column if not exists source varchar(120);
alter table answer_due add column if not exists ended integer default 0 not null;
