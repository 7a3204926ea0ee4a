-- WHMCS: an invoice that is set to Cancelled makes a row with Calipso's document, once. In the database of WHMCS, with the
-- table of cancellation_request.mariadb.sql. It is part of the change: either both are stored or neither is.
-- MariaDB 10.5 or newer, MySQL 5.7.22 or newer. For invoices of LaFactura: whmcs.mariadb.sql.
--
-- Amounts go as text and keep the digits that WHMCS has; discounts are lines below zero. Yours to adapt: how the customer is
-- called in the ERP (here W and the number), tipoiva, provincia, and where the tax id is (tax_id; in older versions a custom
-- field). Without a tax id the customer is a final consumer, DocTipo 99. An invoice without a number was never issued, so
-- nothing is to be cancelled.
--
-- A row that was refused or invalid does not stand in the way of a new one; every other does.

drop trigger if exists anula_invoice_cancelled_calipso;
delimiter //
create trigger anula_invoice_cancelled_calipso after update on tblinvoices for each row
begin
    declare client longtext;
    declare items longtext;
    if new.status = 'Cancelled' and not old.status <=> 'Cancelled' and trim(new.invoicenum) <> '' and not exists (
        select 1 from cancellation_request
        where provider = 'calipso' and batch = concat('tblinvoices/', new.id) and status not in ('REJECTED', 'INVALID')
    ) then
        select json_object(
                'id', concat('W', c.id),
                'nombre', coalesce(nullif(trim(c.companyname), ''), concat(c.firstname, ' ', c.lastname)),
                'mail', c.email,
                'domicilio', c.address1,
                'localidad', c.city,
                'codpostal', c.postcode,
                'tipoiva', 'X',
                'provincia', c.state,
                'DocTipo', case when replace(c.tax_id, '-', '') regexp '^[0-9]{11}$' then 80
                                when trim(c.tax_id) = '' then 99 else 96 end,
                'idimpositivo', trim(c.tax_id))
            into client from tblclients c where c.id = new.userid;
        select json_arrayagg(json_object(
                'productoid', concat(coalesce(nullif(i.type, ''), 'Item'), '-', i.relid),
                'detalle', i.description,
                'cantidad', 1,
                'precio', cast(i.amount as char),
                'importe', cast(i.amount as char)))
            into items from tblinvoiceitems i where i.invoiceid = new.id;
        insert into cancellation_request (provider, payload, batch)
        values ('calipso', json_object(
                'tipo', 'creditocc',
                'cliente', json_extract(client, '$'),
                'ordenid', cast(new.id as char),
                'total', cast(new.total as char),
                'descuentogeneral', '0.00',
                'observacion', concat('Factura ', trim(new.invoicenum), ' anulada'),
                'items', json_extract(items, '$')), concat('tblinvoices/', new.id));
    end if;
end//
delimiter ;

-- Anula's account: this table alone, and of it only what it writes. Choose the host and a password.
--   create user 'anula'@'localhost' identified by '…';
--   grant select, update (status, cancellation_id, credit_note, authority_code, message, updated_at)
--       on cancellation_request to 'anula'@'localhost';
