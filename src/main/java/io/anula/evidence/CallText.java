package io.anula.evidence;

import io.anula.provider.http.CallLabel;
import io.anula.provider.http.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.Header;

/**
 * A call as one file: lines that begin with a hash mark, an empty line, then the bytes of the request and the bytes of the
 * answer, each followed by a line break. The first lines say how many bytes each has.
 */
final class CallText {
    private static final String END = "\r\n";

    private CallText() {}

    /** The file of a call, without passwords. */
    static byte[] of(RecordedCall call, Set<String> secretFields, boolean simulated) {
        CallMask mask = new CallMask(call, secretFields);
        RecordedCall.Answer answer = call.answer();
        String request = mask.masked(call.line()) + END + headers(call.headers(), mask) + END + body(call.body(), mask);
        String reply = answer == null
                ? ""
                : answer.line() + END + headers(answer.headers(), mask) + END + body(answer.body(), mask);
        String failure = call.failure();
        CallLabel label = call.label();
        String head = "# anula-call 1\n"
                + line("operation", label.operation())
                + line("provider", label.provider())
                + line("account", label.account())
                + line("invoice", label.invoice())
                + line("cancellation", label.id())
                + line("at", call.at().toString())
                + line("request-bytes", Integer.toString(request.length()))
                + line("answer-bytes", Integer.toString(reply.length()))
                + (failure == null ? "" : line("ended-by", mask.masked(failure)))
                + (simulated ? line("simulated", "true") : "")
                + line("passwords", "masked as " + CallMask.MASK)
                + '\n';
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] rest = (request + '\n' + reply + '\n').getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + rest.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(rest, 0, whole, start.length, rest.length);
        return whole;
    }

    private static String line(String name, String value) {
        boolean oneLine = value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
        return "# " + name + ": " + (oneLine ? value : value.replaceAll("[\\r\\n]+", " ")) + '\n';
    }

    private static String headers(List<Header> headers, CallMask mask) {
        StringBuilder text = new StringBuilder();
        for (Header header : headers) {
            String value = header.getValue() == null ? "" : header.getValue();
            text.append(header.getName())
                    .append(": ")
                    .append(CallMask.isSecret(header.getName()) ? CallMask.MASK : mask.masked(value))
                    .append(END);
        }
        return text.toString();
    }

    private static String body(byte[] body, CallMask mask) {
        return mask.masked(new String(body, StandardCharsets.ISO_8859_1));
    }
}
