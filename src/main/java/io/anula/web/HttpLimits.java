package io.anula.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How long and how many connections of strangers last.
 *
 * @param connections the most at once, 1 upwards
 * @param idle without a request, after an answer
 * @param head from the opening to the end of the first request's head
 * @param body so long may any body take to arrive; a longer one has a second more for each {@code bytesPerSecond}
 * @param bytesPerSecond the pace of a long body, 1 upwards
 * @param answer until an answer is read to its end
 */
public record HttpLimits(
        int connections, Duration idle, Duration head, Duration body, int bytesPerSecond, Duration answer) {
    private static final int SHARE_OF_DESCRIPTORS = 2;
    private static final int BYTES_PER_SECOND = 4 << 10;

    /**
     * Those of a service.
     *
     * @param connections {@code http.connections}; no more than half of the descriptors that this process may have
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
