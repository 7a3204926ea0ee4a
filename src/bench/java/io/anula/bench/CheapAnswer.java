package io.anula.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * LaFactura's answers, put together from bytes that are there already; the comma before the brace is LaFactura's too. A
 * note's code holds its number and its invoice, so that nothing has to be remembered. One for each connection.
 */
final class CheapAnswer {
    private static final int PREFIX = 3;
    private static final int DIGITS = 12;
    private static final byte[] HEAD = Message.ascii(String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: application/json; charset=utf-8",
            "Connection: keep-alive",
            "Content-Length: 0000",
            "",
            ""));
    private static final int LENGTH_ENDS = HEAD.length - 4;
    private static final byte[] CREATION = start("Creation");
    private static final byte[] VERIFY = start("Verify");
    private static final byte[] REFERAL = Message.ascii("\",\n\"referal\":\"fc-");
    private static final byte[] DOCUMENT = Message.ascii("\",\n\"document\":\"CR-");
    private static final byte[] CUDE =
            Message.ascii("\",\n\"CUDE\":\"0092183901238098123092109383403298409328490348903483094");
    private static final byte[] DOWNLOADS = Message.ascii(
            "\",\n\"URL\":\"http://localhost/notes/nc.zip\",\n\"CHECK\":\"http://localhost/notes/nc-I.zip");
    private static final byte[] PROCESS = Message.ascii("\",\n\"process\":\"");
    private static final byte[] END = Message.ascii("\"\n}\n}\n}\n");

    private final byte[] code = new byte[8192];
    private final byte[] answer = new byte[32_768];
    private int length;

    private static byte[] start(String mode) {
        return """
                {
                "invoiceResult":{
                "status":{
                "code":"200",
                "text":"Operación realizada con exito",
                },
                "document":{
                "type":"Nota Credito",
                "mode":"%s",
                "tascode":\"""".formatted(mode).getBytes(StandardCharsets.UTF_8);
    }

    /** That note was made for the invoice whose code begins there. */
    void created(Message request, int invoice, long number) {
        code[0] = 'n';
        code[1] = 'c';
        code[2] = '-';
        digits(number, code, PREFIX + DIGITS, DIGITS);
        int rest = request.copy(invoice + PREFIX, code, PREFIX + DIGITS);
        write(CREATION, PREFIX + DIGITS + rest, false, '0');
    }

    /** The number in the code of a note that begins there. */
    static long number(Message request, int note) {
        long number = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            number = 10 * number + request.at(note + PREFIX + digit) - '0';
        }
        return number;
    }

    /** The note whose code begins there stands so. */
    void verified(Message request, int note, char process) {
        write(VERIFY, request.copy(note, code, 0), process == '2', process);
    }

    private void write(byte[] start, int codeLength, boolean downloads, char process) {
        length = 0;
        add(HEAD, 0, HEAD.length);
        add(start, 0, start.length);
        add(code, 0, codeLength);
        add(REFERAL, 0, REFERAL.length);
        add(code, PREFIX + DIGITS, codeLength - PREFIX - DIGITS);
        add(DOCUMENT, 0, DOCUMENT.length);
        add(code, PREFIX, DIGITS);
        add(CUDE, 0, CUDE.length);
        if (downloads) {
            add(DOWNLOADS, 0, DOWNLOADS.length);
        }
        add(PROCESS, 0, PROCESS.length);
        answer[length++] = (byte) process;
        add(END, 0, END.length);
        digits(length - HEAD.length, answer, LENGTH_ENDS, 4);
    }

    private void add(byte[] part, int from, int count) {
        System.arraycopy(part, from, answer, length, count);
        length += count;
    }

    private static void digits(long number, byte[] into, int end, int count) {
        long rest = number;
        for (int at = end - 1; at >= end - count; at--) {
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void send(OutputStream out) throws IOException {
        out.write(answer, 0, length);
    }
}
