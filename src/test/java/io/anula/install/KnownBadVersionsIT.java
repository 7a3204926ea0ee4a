package io.anula.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bill of materials against the versions that are known to be bad. */
final class KnownBadVersionsIT {
    private static final Path LIST = Path.of("src/test/resources/known-bad/versions.txt");
    private static final Path BILL = Path.of("target/anula.cdx.json");

    @Test
    void shouldShipNoVersionThatIsKnownToBeBad() throws IOException {
        assumeTrue(Files.exists(BILL), "Maven writes no bill of materials while it is offline");
        assertEquals(List.of(), KnownBad.in(BILL, KnownBad.list(LIST)));
    }

    /** Rows that are spelt otherwise than the bill would never find anything. */
    @Test
    void shouldHaveRowsAboutWhatIsShipped() throws IOException {
        assumeTrue(Files.exists(BILL), "Maven writes no bill of materials while it is offline");
        String bill = Files.readString(BILL);
        long shipped = KnownBad.list(LIST).stream()
                .filter(bad -> bill.contains("pkg:maven/" + bad.library().replace(':', '/') + '@'))
                .count();
        assertTrue(shipped > 10, shipped + " rows");
    }

    @Test
    void shouldFindABadOne(@TempDir Path folder) throws IOException {
        Path bill = folder.resolve("bill.json");
        Files.writeString(
                bill,
                "{\"components\":[{\"group\":\"io.netty\",\"name\":\"netty-codec\",\"version\":\"4.1.124.Final\"},"
                        + "{\"group\":\"org.yaml\",\"name\":\"snakeyaml\",\"version\":\"2.4\"}]}");
        assertEquals(
                List.of("io.netty:netty-codec 4.1.124.Final: CVE-2025-58057, good from 4.1.125 on"),
                KnownBad.in(bill, KnownBad.list(LIST)));
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.124.Final, true",
        "4.1.125.Final, false",
        "4.1.9.Final, true",
        "4.2.0, false",
        "4.1, true",
        "4.0.99, false"
    })
    void shouldCompareByNumbers(String version, boolean isBad) {
        assertEquals(isBad, new KnownBad("io.netty:netty-codec", "4.1", "4.1.125", "?").holds(version));
    }
}
