package io.anula.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.provider.http.CallLabel;
import io.anula.provider.http.RecordedCall;
import io.anula.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

/** A call in a file has every byte but those of passwords. */
final class CallTextTest {
    private static final CallLabel LABEL =
            new CallLabel("submit", "lafactura", "default", "id-1", "fc-1", SettableClock.START);

    private static String text(String login, String body, String answer) {
        String basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        List<Header> headers = List.of(
                new BasicHeader("Authorization", basic),
                new BasicHeader("X-Api-Key", "key-of-the-operator"),
                new BasicHeader("Content-Type", "application/json"));
        RecordedCall call = new RecordedCall(
                LABEL,
                SettableClock.START,
                "DELETE /invoice/ HTTP/1.1",
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                new RecordedCall.Answer(
                        "HTTP/1.1 200 OK",
                        200,
                        List.of(new BasicHeader("Set-Cookie", "session=1")),
                        answer.getBytes(StandardCharsets.UTF_8)),
                null);
        return new String(CallText.of(call, Set.of("hash"), true), StandardCharsets.UTF_8);
    }

    @Test
    void shouldKeepEveryByte_andTellWhereTheAnswerBegins() {
        String body = "{\"deleteInvoice\":{\"tascode\":\"fc-1\",\"description\":\"Anulación\"}}";
        String answer = "{\"text\":\"Año\"}";
        String text = text("demo:s3cret-word", body, answer);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(text.contains("# simulated: true"), text);
        String head = text.substring(0, text.indexOf("\n\n") + 2);
        int request = Integer.parseInt(head.replaceAll("(?s).*request-bytes: (\\d+).*", "$1"));
        int reply = Integer.parseInt(head.replaceAll("(?s).*answer-bytes: (\\d+).*", "$1"));
        int start = head.getBytes(StandardCharsets.UTF_8).length;
        assertEquals(bytes.length, start + request + 1 + reply + 1);
        assertTrue(new String(bytes, start, request, StandardCharsets.UTF_8).endsWith("\r\n\r\n" + body));
        assertTrue(new String(bytes, start + request + 1, reply, StandardCharsets.UTF_8).endsWith("\r\n\r\n" + answer));
    }

    @Test
    void shouldHoldNoPassword_whereverItStands() {
        String login = "demo:gehe\"im-ñ1";
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        String text = text(
                login,
                "{\"tascode\":\"fc-1\",\"hash\":\"549115f582e4386f020705a29d79eaed\",\"again\":\"" + encoded + "\"}",
                "you sent gehe\\\"im-ñ1 and gehe\"im-ñ1 and key-of-the-operator, hash=abcdef");
        for (String secret : List.of("im-ñ1", encoded, "549115", "key-of-the-operator", "session=1", "abcdef")) {
            assertFalse(text.contains(secret), text);
        }
        assertTrue(text.contains("\"hash\":\"***\""), text);
        assertTrue(text.contains("Authorization: ***"), text);
        assertTrue(text.contains("\"tascode\":\"fc-1\""), text);
    }

    @Test
    void shouldLeaveWordsAlone_thatOnlyContainTheLettersOfAPassword() {
        String text = text("demo:cred", "{\"note\":\"credit\"}", "a credit, and cred");
        assertTrue(text.contains("\"note\":\"credit\""), text);
        assertTrue(text.contains("a credit, and ***"), text);
    }
}
