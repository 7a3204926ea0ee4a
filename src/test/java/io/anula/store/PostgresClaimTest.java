package io.anula.store;

import io.anula.testing.TestStore;
import java.nio.file.Path;

final class PostgresClaimTest extends ClaimContract {
    @Override
    TestStore open(Path folder) {
        return TestStore.onPostgres();
    }
}
