package io.anula.provider.http;

import java.time.Instant;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * One call as it left this process, and what came back. It contains the passwords of the call.
 *
 * @param at when it was about to leave
 * @param line its first line, such as {@code POST /invoice/ HTTP/1.1}
 * @param body as it left; empty for none
 * @param answer null if no answer began
 * @param failure what ended the call before the end of its answer; null if the answer is complete
 */
@SuppressWarnings("ArrayRecordComponent") // a call is written, never compared
public record RecordedCall(
        CallLabel label,
        Instant at,
        String line,
        List<Header> headers,
        byte[] body,
        @Nullable Answer answer,
        @Nullable String failure) {
    /**
     * The answer to a call.
     *
     * @param line its first line, such as {@code HTTP/1.1 200 OK}
     * @param body as it came, still compressed if it was
     */
    public record Answer(String line, int status, List<Header> headers, byte[] body) {}

    /** About how many bytes of memory it takes. */
    public int size() {
        return OVERHEAD + body.length + (answer == null ? 0 : answer.body().length);
    }

    private static final int OVERHEAD = 1_000;
}
