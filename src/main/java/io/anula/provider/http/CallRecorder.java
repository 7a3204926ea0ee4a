package io.anula.provider.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.StatusLine;
import org.jspecify.annotations.Nullable;

/**
 * Copies the bytes of each labelled call while they pass. The copy is handed over when the answer was read to its end,
 * or when the call failed after its first byte may have left.
 */
final class CallRecorder implements ExecChainHandler {
    /** Labels a call; set by the routes, never sent. */
    static final String HEADER = "Anula-Call";

    private static final int USUAL = 1_024;
    private static final byte[] NOTHING = {};

    private final Clock clock;
    private volatile @Nullable Consumer<RecordedCall> to;

    CallRecorder(Clock clock) {
        this.clock = clock;
    }

    /** Has calls from now on recorded; the receiver must be quick and must not throw. */
    void recordTo(Consumer<RecordedCall> receiver) {
        to = receiver;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header label = request.getFirstHeader(HEADER);
        request.removeHeaders(HEADER);
        Consumer<RecordedCall> receiver = to;
        CallLabel of = label == null || receiver == null
                ? null
                : CallLabel.read(label.getValue()).orElse(null);
        if (of == null || receiver == null) {
            return chain.proceed(request, scope);
        }
        Copy copy = new Copy(of, clock.instant(), request, receiver);
        HttpEntity body = request.getEntity();
        if (body != null) {
            request.setEntity(new Copied(body, copy.sent, null));
        }
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            copy.answered(response);
            return response;
        } catch (IOException | HttpException | RuntimeException failure) {
            if (Departure.hasLeft(scope) && !(failure instanceof ClosedConnectionException)) {
                copy.failed(failure);
            }
            throw failure;
        } finally {
            request.setEntity(body);
        }
    }

    /** The copy of one call, handed over once. */
    private static final class Copy {
        private final CallLabel label;
        private final Instant at;
        private final ClassicHttpRequest request;
        private final Consumer<RecordedCall> receiver;
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream(USUAL);
        private final ByteArrayOutputStream came = new ByteArrayOutputStream(USUAL);
        private @Nullable ClassicHttpResponse response;
        private List<Header> asked = List.of();
        private List<Header> answered = List.of();
        private boolean handedOver;

        Copy(CallLabel label, Instant at, ClassicHttpRequest request, Consumer<RecordedCall> receiver) {
            this.label = label;
            this.at = at;
            this.request = request;
            this.receiver = receiver;
        }

        void answered(ClassicHttpResponse of) {
            response = of;
            asked = List.of(request.getHeaders());
            answered = List.of(of.getHeaders());
            if (of.getEntity() == null) {
                handOver(null);
            } else {
                of.setEntity(new Copied(of.getEntity(), came, this));
            }
        }

        void failed(Exception failure) {
            if (asked.isEmpty()) {
                asked = List.of(request.getHeaders());
            }
            handOver(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }

        void handOver(@Nullable String failure) {
            if (handedOver) {
                return;
            }
            handedOver = true;
            ClassicHttpResponse of = response;
            receiver.accept(new RecordedCall(
                    label,
                    at,
                    "%s %s HTTP/1.1".formatted(request.getMethod(), request.getPath()),
                    asked,
                    sent.size() == 0 ? NOTHING : sent.toByteArray(),
                    of == null
                            ? null
                            : new RecordedCall.Answer(
                                    new StatusLine(of).toString(), of.getCode(), answered, came.toByteArray()),
                    failure));
        }
    }

    /** A body of which everything that passes is copied. */
    private static final class Copied extends HttpEntityWrapper {
        private final ByteArrayOutputStream to;
        private final @Nullable Copy answer;

        Copied(HttpEntity body, ByteArrayOutputStream to, @Nullable Copy answer) {
            super(body);
            this.to = to;
            this.answer = answer;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(new FilterOutputStream(out) {
                @Override
                public void write(int next) throws IOException {
                    out.write(next);
                    to.write(next);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    to.write(bytes, from, length);
                }
            });
        }

        @Override
        public InputStream getContent() throws IOException {
            InputStream content = super.getContent();
            return answer == null ? content : new Watched(content, to, answer);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                if (answer != null) {
                    answer.handOver(null);
                }
            }
        }
    }

    /** An answer's body while it is read. */
    private static final class Watched extends FilterInputStream {
        private final ByteArrayOutputStream to;
        private final Copy copy;

        Watched(InputStream content, ByteArrayOutputStream to, Copy copy) {
            super(content);
            this.to = to;
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            try {
                int next = super.read();
                if (next < 0) {
                    copy.handOver(null);
                } else {
                    to.write(next);
                }
                return next;
            } catch (IOException failure) {
                copy.failed(failure);
                throw failure;
            }
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int some = super.read(into, from, length);
                if (some < 0) {
                    copy.handOver(null);
                } else {
                    to.write(into, from, some);
                }
                return some;
            } catch (IOException failure) {
                copy.failed(failure);
                throw failure;
            }
        }

        @Override
        public long skip(long most) {
            return 0; // nothing passes uncopied: a reader then reads
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                copy.handOver(null);
            }
        }
    }
}
