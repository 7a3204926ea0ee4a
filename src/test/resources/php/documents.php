<?php
// Writes what billing programs in PHP hand over, as PHP itself writes it: php documents.php <folder>
// Each file is named <how>.<what is to become of it>.<kind>; PhpDocumentsTest reads them.
$folder = $argv[1];

function document(array $more = []): array
{
    return array_replace_recursive([
        'tipo' => 'creditocc',
        'cliente' => [
            'id' => 'W20065', 'nombre' => 'Cliente de Prueba', 'mail' => 'cliente@example.com',
            'domicilio' => 'Calle 1 "B" 123', 'localidad' => 'Rosario', 'codpostal' => '7474', 'tipoiva' => 'X',
            'provincia' => 'S', 'DocTipo' => 80, 'idimpositivo' => '20-11111111-2',
        ],
        'ordenid' => '1204', 'total' => '364.68', 'descuentogeneral' => '0.00',
        'observacion' => 'Cancelación pedida: señal/año',
        'items' => [
            ['productoid' => '01HOSBONAVA', 'detalle' => 'Express - ejemplo.com', 'cantidad' => '1',
                'precio' => '284.20', 'importe' => '284.20'],
            ['productoid' => 'HOSPAGDIF', 'detalle' => 'Cargo por demora', 'cantidad' => '1',
                'precio' => '17.19', 'importe' => '17.19'],
        ],
    ], $more);
}

$authorisation = [
    'PtoVta' => '1', 'CbteTipo' => '8', 'FchProceso' => '20190320171150', 'CantReg' => '1', 'Resultado' => 'A',
    'Reproceso' => 'N', 'Concepto' => '3', 'CbteDesde' => '8', 'CbteHasta' => '8', 'CbteFch' => '20190320',
    'CAE' => '69124733689830', 'CAEFchVto' => '20190330', 'WsVersion' => 'wsfev1',
];

function write(string $name, string $text): void
{
    global $folder;
    file_put_contents("$folder/$name", $text);
}

$floats = ['total' => 364.68, 'descuentogeneral' => 0.0, 'items' => [
    ['cantidad' => 1, 'precio' => 284.20, 'importe' => 284.20], ['cantidad' => 1.0, 'precio' => 17.19, 'importe' => 17.19]]];

/** The document, and beside it the web form that PHP itself makes of it. */
function writeWithForm(string $name, array $document): void
{
    write("$name.taken.json", json_encode($document));
    write("$name.form", http_build_query($document));
}

writeWithForm('text', document());
write('text-unescaped.taken.json', json_encode(document(), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT));
writeWithForm('text-legacy', (document() + $authorisation));
writeWithForm('floats', (document($floats)));
write('floats-fraction.taken.json', json_encode(document($floats), JSON_PRESERVE_ZERO_FRACTION));
write('numeric-check.taken.json', json_encode(document() + $authorisation, JSON_NUMERIC_CHECK));
write('numeric-check-codes.taken.json', json_encode(document(['cliente' => [
    'id' => '20065', 'nombre' => '1204', 'domicilio' => '123', 'localidad' => '9', 'tipoiva' => '5', 'provincia' => '1',
    'DocTipo' => '96', 'idimpositivo' => '11222333'], 'observacion' => '7']), JSON_NUMERIC_CHECK));

ini_set('serialize_precision', '17');
write('precision-17.amount.json', json_encode(document($floats)));
write('precision-17-round.amount.json', json_encode(document(['total' => round(364.6819, 2)])));
ini_set('serialize_precision', '-1');
write('sum-of-floats.amount.json', json_encode(document(['total' => 0.1 + 0.2])));
write('number-format.amount.json', json_encode(document(['total' => number_format(1364.68, 2)])));
write('number-format-comma.amount.json', json_encode(document(['total' => number_format(364.68, 2, ',', '')])));

$filtered = document();
$filtered['items'][] = $filtered['items'][1];
unset($filtered['items'][1]);
writeWithForm('items-with-a-gap', $filtered);
write('items-forced-object.taken.json', json_encode(document(), JSON_FORCE_OBJECT));
$one = document();
unset($one['items'][1]);
write('items-one.taken.json', json_encode(array_replace($one, ['total' => '284.20'])));
write('items-empty.required.json', json_encode(array_replace(document(), ['items' => []])));
write('items-empty-object.required.json', json_encode(array_replace(document(), ['items' => new stdClass()])));
write('items-named.type.json', json_encode(array_replace(document(), ['items' => $one['items'][0]])));

write('client-empty.required.json', json_encode(array_replace(document(), ['cliente' => []])));
writeWithForm('nulls', (document(['cliente' => ['mail' => null, 'codpostal' => null], 'observacion' => null,
    'descuentogeneral' => null]) + array_map(fn () => null, $authorisation)));
writeWithForm('empty-arrays', (array_replace(document(), ['observacion' => [], 'customfields' => []])));
foreach (['empty' => '', 'zero' => 0, 'zero-text' => '0', 'null' => null, 'zeros' => '00000000000'] as $how => $number) {
    write("final-consumer-$how.taken.json", json_encode(document(['cliente' => ['DocTipo' => 99, 'idimpositivo' => $number]])));
}
$missing = document(['cliente' => ['DocTipo' => '99']]);
unset($missing['cliente']['idimpositivo']);
write('final-consumer-missing.taken.json', json_encode($missing));
write('cuit-empty.required.json', json_encode(document(['cliente' => ['idimpositivo' => '']])));

writeWithForm('discount', (document(['total' => '323.08', 'items' => [1 => [
    'detalle' => 'Código promocional: PRUEBA', 'precio' => '-17.19', 'importe' => '-17.19']]])));
write('discount-floats.taken.json', json_encode(document(['total' => 323.08, 'items' => [1 => [
    'cantidad' => -1, 'precio' => 17.19, 'importe' => -17.19]]])));
write('negative-total.amount.json', json_encode(document(['total' => '-1.00', 'items' => [1 => ['importe' => '-999.00']]])));

write('from-xml.taken.json', json_encode(simplexml_load_string('<x>' . '<tipo>creditocc</tipo><cliente><id>1</id><nombre>A</nombre>'
    . '<mail/><DocTipo>99</DocTipo><idimpositivo/></cliente><ordenid>1204</ordenid><total>10.00</total><observacion/>'
    . '<items><productoid>P</productoid><detalle>D</detalle><cantidad>1</cantidad><precio>5.00</precio><importe>5.00</importe></items>'
    . '<items><productoid>P</productoid><detalle>D</detalle><cantidad>1</cantidad><precio>5.00</precio><importe>5.00</importe></items></x>')));

$other = document(['ordenid' => '1205']);
write('list.taken.json', json_encode([document(), $other]));
write('list-with-gaps.taken.json', json_encode([3 => document(), 7 => $other]));
write('lines.taken.jsonl', json_encode(document()) . PHP_EOL . json_encode($other) . PHP_EOL);

$deletion = ['deleteInvoice' => ['tascode' => 'fc-1204', 'hash' => md5('fc-1204' . '20260101'), 'description' => 'Cobro doble: ñandú']];
write('lafactura.taken.json', json_encode($deletion));

write('dump.taken.txt', print_r(document(), true));
write('dump-legacy.taken.txt', print_r(document() + $authorisation, true));
write('dump-floats.taken.txt', print_r(document($floats), true));
write('dump-object.taken.txt', print_r(json_decode(json_encode(document())), true));
write('dump-empty.taken.txt', print_r(document(['cliente' => ['DocTipo' => 99, 'idimpositivo' => '', 'mail' => null],
    'observacion' => "dos\nlíneas\n", 'customfields' => []]), true));
write('dump-lafactura.taken.txt', print_r($deletion, true));
write('dump-list.taken.txt', print_r([document(), $other, $deletion], true));
write('dump-several.taken.txt', print_r(document(), true) . "\n" . print_r($deletion, true) . '<pre>' . print_r($other, true) . "</pre>\n");
write('dump-latin1.taken.txt', iconv('UTF-8', 'ISO-8859-1', print_r(document(), true)));
write('dump-gap.taken.txt', print_r($filtered, true));
write('dump-items-empty.required.txt', print_r(array_replace(document(), ['items' => []]), true));
