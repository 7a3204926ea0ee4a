package io.anula.provider.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;

/** Compares the dates of answers with our clock. At most one answer of each host is used in a second. */
public final class ProviderDates implements ExecChainHandler {
    private final Clock clock;
    private final Map<String, Long> lastSeconds = new ConcurrentHashMap<>();
    private final Map<String, Duration> nearest = new ConcurrentHashMap<>();

    ProviderDates(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        heard(scope.route.getTargetHost().getHostName(), response, clock.instant());
        return response;
    }

    private void heard(String host, ClassicHttpResponse response, Instant now) {
        Long second = now.getEpochSecond();
        if (second.equals(lastSeconds.put(host, second))) {
            return;
        }
        Header date = response.getFirstHeader(HttpHeaders.DATE);
        Instant theirs = date == null ? null : DateUtils.parseStandardDate(date.getValue());
        if (theirs != null) {
            nearest.merge(host, Duration.between(theirs, now), ProviderDates::nearer);
        }
    }

    private static Duration nearer(Duration one, Duration other) {
        return one.abs().compareTo(other.abs()) <= 0 ? one : other;
    }

    /**
     * How far our clock is ahead of each host that has answered since the last call of this method. Of several answers
     * the nearest to our clock counts, because a single one may be old, for example a cached page.
     */
    public Map<String, Duration> taken() {
        Map<String, Duration> all = new HashMap<>();
        for (String host : List.copyOf(nearest.keySet())) {
            Duration ahead = nearest.remove(host);
            if (ahead != null) {
                all.put(host, ahead);
            }
        }
        return all;
    }
}
