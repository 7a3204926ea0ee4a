<?php
// WHMCS: hands each cancelled invoice to Calipso through Anula's inbox. Copy it to includes/hooks/ and adapt the folder, the
// customer's number in the ERP, tipoiva and provincia. Where WHMCS and Anula share a database, the trigger in
// ddl/whmcs-calipso.mariadb.sql does the same without a file.
//
// The file is written under a name that Anula leaves alone, and renamed when it is whole. Dropped twice, it doubles nothing.

add_hook('InvoiceCancelled', 1, function (array $vars): void {
    $inbox = getenv('ANULA_INBOX') ?: '/opt/anula/inbox';
    $invoice = localAPI('GetInvoice', ['invoiceid' => $vars['invoiceid']]);
    $client = localAPI('GetClientsDetails', ['clientid' => $invoice['userid']]);
    $taxId = trim($client['tax_id'] ?? '');
    $document = [
        'tipo' => 'creditocc',
        'cliente' => [
            'id' => 'W' . $client['id'], 'nombre' => $client['fullname'], 'mail' => $client['email'],
            'domicilio' => $client['address1'], 'localidad' => $client['city'], 'codpostal' => $client['postcode'],
            'tipoiva' => 'X', 'provincia' => $client['state'],
            'DocTipo' => $taxId === '' ? 99 : (preg_match('/^\d{11}$/', str_replace('-', '', $taxId)) ? 80 : 96),
            'idimpositivo' => $taxId,
        ],
        'ordenid' => $invoice['invoiceid'], 'total' => $invoice['total'], 'descuentogeneral' => '0.00',
        'observacion' => 'Factura ' . $invoice['invoicenum'] . ' anulada',
        'items' => array_map(fn (array $item) => [
            'productoid' => ($item['type'] ?: 'Item') . '-' . $item['relid'], 'detalle' => $item['description'],
            'cantidad' => 1, 'precio' => $item['amount'], 'importe' => $item['amount'],
        ], $invoice['items']['item']),
    ];
    $json = json_encode($document, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
    $file = $inbox . '/whmcs-' . (int) $invoice['invoiceid'] . '.json';
    $temporary = $file . '.' . getmypid() . '.tmp';
    if (file_put_contents($temporary, $json) !== strlen($json) || !rename($temporary, $file)) {
        logActivity('Anula: invoice ' . $invoice['invoiceid'] . " could not be handed over; $file cannot be written");
    }
});
