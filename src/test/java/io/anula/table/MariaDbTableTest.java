package io.anula.table;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The table in a billing system's MariaDB. */
@Tag("databases")
final class MariaDbTableTest extends ElsewhereContract {
    MariaDbTableTest(@TempDir Path home) {
        super(home, new MariaDbBilling());
    }
}
