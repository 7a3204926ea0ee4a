package io.anula.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Limits how much of an answer is read. The limit counts unpacked bytes, so compressed answers are unpacked here:
 * camel-http would unpack a small answer into one that fills the memory.
 */
final class AnswerLimit implements ExecChainHandler {
    /**
     * The limits for the head of an answer: 16 KB for a line, and a number of lines. A longer head makes the call fail.
     */
    static final Http1Config HEAD = Http1Config.custom()
            .setMaxLineLength(16 << 10)
            .setMaxHeaderCount(200)
            .build();

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private final long most;

    /** @param most the limit of a body in bytes, after unpacking */
    AnswerLimit(long most) {
        this.most = most;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = proceed(request, scope, chain);
        HttpEntity body = response.getEntity();
        if (body != null) {
            Header encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
            boolean packed = encoding != null
                    && GZIP.contains(encoding.getValue().strip().toLowerCase(Locale.ROOT));
            if (packed) {
                response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
                response.removeHeaders(HttpHeaders.CONTENT_LENGTH);
            }
            response.setEntity(new Limited(body, packed, most, (Cancellable) scope.originalRequest));
        }
        return response;
    }

    private static ClassicHttpResponse proceed(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            return chain.proceed(request, scope);
        } catch (MessageConstraintException tooLong) {
            throw AnswerTooLongException.head(tooLong);
        }
    }

    /** A body whose reading fails at the limit. */
    private static final class Limited extends HttpEntityWrapper {
        private final boolean packed;
        private final long most;
        private final Cancellable call;

        Limited(HttpEntity body, boolean packed, long most, Cancellable call) {
            super(body);
            this.packed = packed;
            this.most = most;
            this.call = call;
        }

        @Override
        public long getContentLength() {
            return packed ? -1 : super.getContentLength();
        }

        @Override
        public InputStream getContent() throws IOException {
            InputStream plain = super.getContent();
            return new Counted(packed ? new GZIPInputStream(plain) : plain, most, call);
        }
    }

    /** Cancels the call at the limit, because only closing the stream would read the rest. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private final Cancellable call;
        private long read;

        Counted(InputStream in, long most, Cancellable call) {
            super(in);
            this.most = most;
            this.call = call;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) throws AnswerTooLongException {
            read += bytes;
            if (read > most) {
                call.cancel();
                throw AnswerTooLongException.body(most);
            }
        }
    }
}
