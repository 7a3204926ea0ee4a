package io.anula.crash;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How much the soak does, from the system properties {@code soak.…} that the build passes on.
 *
 * @param requests how many are asked for, one in six of Calipso
 * @param kills how often the process is killed
 * @param seed of everything that is drawn; what the clock and the scheduler draw is not in it
 * @param heldShare the largest share of LaFactura's requests that may end up with a person; empty: any
 * @param longest how long it may take in all
 */
record SoakSize(int requests, int kills, long seed, OptionalDouble heldShare, Duration longest) {
    static SoakSize fromProperties() {
        String seed = System.getProperty("soak.seed", "");
        String share = System.getProperty("soak.held-share", "");
        return new SoakSize(
                Integer.getInteger("soak.requests", 300),
                Integer.getInteger("soak.kills", 4),
                seed.isEmpty() ? System.nanoTime() % 1_000_000 : Long.parseLong(seed),
                share.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(share)),
                Duration.ofMinutes(Integer.getInteger("soak.minutes", 4)));
    }

    /** For each interface: 1,000 requests and three kills. */
    static SoakSize ofInterfaces() {
        SoakSize usual = fromProperties();
        return new SoakSize(
                Integer.getInteger("soak.interface-requests", 1_000),
                3,
                usual.seed(),
                OptionalDouble.empty(),
                usual.longest());
    }
}
