package io.anula.table;

import io.anula.InProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table in its own catalog beside the store. */
final class HsqldbTableTest extends TableContract {
    HsqldbTableTest(@TempDir Path home) {
        super(home, new Own());
    }

    /** Whoever fills the table that the service has made. */
    private static final class Own implements Billing {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public JdbcTemplate sql(InProcess service) {
            return new JdbcTemplate(service.database().requestTable());
        }
    }
}
