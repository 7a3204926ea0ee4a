package io.anula.store;

import io.anula.testing.TestStore;
import java.nio.file.Path;

final class PostgresSeriesTest extends SeriesContract {
    @Override
    TestStore open(Path folder) {
        return TestStore.onPostgres();
    }
}
