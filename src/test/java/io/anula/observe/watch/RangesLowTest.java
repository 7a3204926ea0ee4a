package io.anula.observe.watch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.anula.cancellation.AccountName;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.NumberRanges;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RangesLowTest {
    private static final Duration EVERY = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final Alarms alarms = new Alarms(clock);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<String> ranges = new AtomicReference<>(range(950));
    private final HttpServer provider = provider();
    private final RangesLow unit =
            new RangesLow(RangesLowTest::ranges, () -> List.of(account()), () -> EVERY, alarms, clock);

    private static String range(int last) {
        return "{\"RangeKey\":\"18760000001\",\"Type\":\"creditNote\",\"Prefix\":\"NC\",\"FromNumber\":\"1\",\"ToNumber\":\"1000\",\"Last\":\"%d\"}"
                .formatted(last);
    }

    private HttpServer provider() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/api2.0/general/", exchange -> {
                byte[] answer = "{\"generalResult\":{\"status\":{\"code\":200},\"ranges\":[%s]}}"
                        .formatted(ranges.get())
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
                asked.incrementAndGet();
            });
            return made;
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    @BeforeEach
    void start() {
        provider.start();
    }

    private ProviderAccount account() {
        String url =
                "http://127.0.0.1:%d/api2.0".formatted(provider.getAddress().getPort());
        Map<String, String> environment = Map.of("LAFACTURA_URL", url, "LAFACTURA_PASSWORD", "x");
        return Settings.load(Given.PROVIDERS.settings(), Path.of(""), environment, new Properties())
                .account(new AccountName(Given.LAFACTURA, "default"))
                .orElseThrow();
    }

    @AfterEach
    void end() {
        unit.close();
        provider.stop(0);
    }

    private void afterAnHour() {
        clock.advance(EVERY);
        unit.look();
    }

    @Test
    void shouldRing_whileFewNumbersAreLeft() {
        afterAnHour();
        await().until(() -> !alarms.active().isEmpty());
        Alarm alarm = alarms.active().get(0);
        assertEquals("range-low:lafactura/default", alarm.name());
        assertTrue(alarm.message().contains("ends at 1000, 50 are left"), alarm.message());
        ranges.set(range(1));
        afterAnHour();
        await().until(() -> alarms.active().isEmpty());
    }

    @Test
    void shouldRing_whileThereIsNoActiveRange() {
        ranges.set("");
        afterAnHour();
        await().until(() -> !alarms.active().isEmpty());
        assertEquals("range-missing:lafactura/default", alarms.active().get(0).name());
        ranges.set(range(1));
        afterAnHour();
        await().until(() -> alarms.active().isEmpty());
    }

    @Test
    void shouldKeepTheAlarm_whenNobodyAnswers() {
        afterAnHour();
        await().until(() -> !alarms.active().isEmpty());
        provider.stop(0);
        afterAnHour();
        await().during(Duration.ofMillis(200)).until(() -> !alarms.active().isEmpty());
    }

    @Test
    void shouldNotAskMoreOften_thanItMay() {
        unit.look();
        afterAnHour();
        unit.look();
        clock.advance(EVERY.minusSeconds(1));
        unit.look();
        await().during(Duration.ofMillis(200)).until(() -> asked.get() <= 1);
        await().untilAsserted(() -> assertEquals(1, asked.get()));
    }

    private static NumberRanges ranges(ProviderAccount account) throws IOException {
        return Given.PROVIDERS.of(account.account().provider()).checks().ranges(account);
    }
}
