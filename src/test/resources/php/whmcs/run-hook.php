<?php
// As much of WHMCS as the hook asks for: php run-hook.php <hook> <invoice>
$hooks = [];
function add_hook(string $event, int $priority, callable $hook): void
{
    global $hooks;
    $hooks[$event] = $hook;
}

function logActivity(string $text): void
{
    echo $text, PHP_EOL;
}

function localAPI(string $command, array $values): array
{
    if ($command === 'GetClientsDetails') {
        return ['id' => $values['clientid'], 'fullname' => "Ana Ñandú \"la\" O'Brien", 'email' => 'ana@example.com',
            'address1' => 'Calle 1/2', 'city' => 'Rosario', 'state' => 'S', 'postcode' => '0747',
            'tax_id' => $values['clientid'] === 7 ? '' : '20-11111111-2'];
    }
    return ['result' => 'success', 'invoiceid' => $values['invoiceid'], 'invoicenum' => '0001-00000123',
        'userid' => $values['invoiceid'] === 1205 ? 7 : 20065, 'total' => '351.07', 'items' => ['item' => [
            ['id' => '1', 'type' => 'Hosting', 'relid' => '5', 'description' => 'Express - ejemplo.com', 'amount' => '284.20'],
            ['id' => '2', 'type' => '', 'relid' => '0', 'description' => 'Cargo por demora', 'amount' => '17.19'],
            ['id' => '3', 'type' => 'PromoHosting', 'relid' => '5', 'description' => "Promo\xE9 PRUEBA", 'amount' => '-11.25'],
        ]]];
}

require $argv[1];
$hooks['InvoiceCancelled'](['invoiceid' => (int) $argv[2]]);
