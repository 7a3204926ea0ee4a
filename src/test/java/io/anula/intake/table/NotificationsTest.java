package io.anula.intake.table;

import static org.awaitility.Awaitility.await;

import io.anula.store.StoreSettings;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class NotificationsTest {
    @Test
    void shouldWakeThePoll_whenTheTableIsInAStoreOfPostgres() {
        StoreSettings store = TestStore.postgres();
        TableSettings table = TableSettings.of(Given.settings(
                        Map.of("store.url", store.url(), "requests.table.notify", "cancellation_request")))
                .in(store);
        JdbcTemplate sql =
                new JdbcTemplate(new DriverManagerDataSource(store.url(), store.username(), store.password()));
        AtomicInteger woken = new AtomicInteger();
        Notifications listening = Notifications.listen(table, woken::incrementAndGet);
        try {
            await().until(() -> woken.get() == 1);
            sql.execute("notify cancellation_request");
            await().until(() -> woken.get() == 2);
        } finally {
            listening.close();
        }
    }
}
