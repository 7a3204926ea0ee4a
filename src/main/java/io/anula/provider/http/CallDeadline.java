package io.anula.provider.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/**
 * Ends a call that lasts longer than its connect time-out and response time-out together. The response time-out alone
 * starts again with every byte, so a provider that sends one byte a second would keep a call open for ever.
 */
final class CallDeadline implements ExecChainHandler, AutoCloseable {
    private static final long SWEEP_MILLIS = 50;

    private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "call-deadline");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the sweeper
    CallDeadline() {
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    @SuppressWarnings("deprecation") // camel-http sets the connect time-out of an endpoint only there
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        RequestConfig config = scope.clientContext.getRequestConfigOrDefault();
        Guard guard = new Guard(
                (Cancellable) scope.originalRequest,
                System.nanoTime() + nanos(config.getConnectTimeout()) + nanos(config.getResponseTimeout()));
        guards.add(guard);
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException | HttpException | RuntimeException failure) {
            guards.remove(guard);
            throw failure;
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            guards.remove(guard);
        } else {
            response.setEntity(new GuardedEntity(entity, () -> guards.remove(guard)));
        }
        return response;
    }

    private static long nanos(Timeout timeout) {
        return timeout == null ? 0 : timeout.toNanoseconds();
    }

    private void sweep() {
        long now = System.nanoTime();
        guards.removeIf(guard -> now - guard.deadline() > 0 && guard.call().cancel());
    }

    /** Ends every call that is under way. */
    void endAll() {
        guards.forEach(guard -> guard.call().cancel());
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }

    /** A call under way, and its deadline. */
    private record Guard(Cancellable call, long deadline) {}

    /** An answer whose last byte ends the call. */
    private static final class GuardedEntity extends HttpEntityWrapper {
        private final Runnable done;

        GuardedEntity(HttpEntity entity, Runnable done) {
            super(entity);
            this.done = done;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                @Override
                public void close() throws IOException {
                    done.run();
                    super.close();
                }
            };
        }

        @Override
        public void close() throws IOException {
            done.run();
            super.close();
        }
    }
}
