package io.anula.bench;

import java.io.IOException;
import java.time.Duration;

/** Follows the provider's counts from now until so many notes were looked at. */
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Provider provider;
    private final Counts start;
    private final int documents;

    Watch(Provider provider, int documents) throws IOException {
        this.provider = provider;
        this.documents = documents;
        this.start = provider.counts();
    }

    /** Waits for the last look; returns the calls a second of its middle half, which no start and no end slows down. */
    double awaitEnd() {
        Counts quarter = await(start.calls() + documents / 2);
        Counts threeQuarters = await(start.calls() + documents + documents / 2);
        double middle = threeQuarters.callsPerSecondSince(quarter);
        await(start.calls() + 2L * documents);
        return middle;
    }

    /** Seconds on the provider's clock since this began. */
    double seconds() throws IOException {
        return provider.counts().secondsSince(start);
    }

    /** Waits for the first call; returns the seconds until it was seen. */
    double secondsToFirst() {
        return await(start.calls() + 1).secondsSince(start);
    }

    long deletes() throws IOException {
        return provider.counts().deletes() - start.deletes();
    }

    long gets() throws IOException {
        return provider.counts().gets() - start.gets();
    }

    private Counts await(long calls) {
        return org.awaitility.Awaitility.await(calls + " calls at the provider")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(provider::counts, counts -> counts.calls() >= calls);
    }
}
