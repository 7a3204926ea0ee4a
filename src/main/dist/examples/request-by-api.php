<?php
// Hands a document to Anula over its API and prints the receipt: php request-by-api.php cancel.json
// ANULA_URL and ANULA_TOKEN (api.token) come from the environment. The exit code is 0 when each of its requests was taken.
//
// Whatever goes wrong on the way, give the same document again: its key is the same, so it is answered as the first time,
// and no invoice is cancelled twice.

$document = file_get_contents($argv[1]);
if ($document === false) {
    exit(2);
}
$headers = ['Content-Type: application/json', 'Idempotency-Key: ' . hash('sha256', $document)];
if (getenv('ANULA_TOKEN')) {
    $headers[] = 'Authorization: Bearer ' . getenv('ANULA_TOKEN');
}
$context = stream_context_create(['http' => [
    'method' => 'POST', 'header' => $headers, 'content' => $document,
    'timeout' => 30, 'follow_location' => 0, 'ignore_errors' => true,
]]);
$answer = false;
for ($attempt = 1; $attempt <= 5 && $answer === false; $attempt++) {
    if ($attempt > 1) {
        sleep(2 ** $attempt);
    }
    $answer = @file_get_contents((getenv('ANULA_URL') ?: 'http://127.0.0.1:8080') . '/api/cancellations', false, $context);
    $status = $answer === false ? 0 : (int) explode(' ', $http_response_header[0])[1];
    if ($status >= 500) {
        $answer = false;
    }
}
if ($answer === false) {
    fwrite(STDERR, "Anula could not be reached. Nothing is lost: give the same document again.\n");
    exit(1);
}
echo $answer, "\n";
exit($status === 202 && (json_decode($answer, true)['invalid'] ?? []) === [] ? 0 : 1);
