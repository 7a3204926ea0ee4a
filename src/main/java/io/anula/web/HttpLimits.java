package io.anula.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The time and number limits of connections.
 *
 * @param connections the maximum at once, 1 upwards
 * @param idle the time without a request after a reply
 * @param head the time from the opening to the end of the first request's head
 * @param body the time for any body; a longer one gets one more second for each {@code bytesPerSecond}
 * @param bytesPerSecond the minimum speed of a long body, 1 upwards
 * @param answer the time until the client has read a reply
 */
public record HttpLimits(
        int connections, Duration idle, Duration head, Duration body, int bytesPerSecond, Duration answer) {
    private static final int SHARE_OF_DESCRIPTORS = 2;
    private static final int BYTES_PER_SECOND = 4 << 10;

    /**
     * The limits of a service.
     *
     * @param connections {@code http.connections}; at most half of the descriptors that this process may have
     */
    public static HttpLimits of(int connections) {
        return new HttpLimits(
                Math.max(1, (int) Math.min(connections, descriptors() / SHARE_OF_DESCRIPTORS)),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                BYTES_PER_SECOND,
                Duration.ofMinutes(10));
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
