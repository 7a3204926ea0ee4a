package io.anula.intake.table;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The table in a billing system's PostgreSQL. */
@Tag("databases")
final class PostgresTableTest extends ElsewhereContract {
    PostgresTableTest(@TempDir Path home) {
        super(home, new PostgresBilling());
    }
}
