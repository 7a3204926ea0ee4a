package io.anula.store;

import io.anula.testing.TestStore;
import java.nio.file.Path;

final class HsqldbSeriesTest extends SeriesContract {
    @Override
    TestStore open(Path folder) {
        return TestStore.in(folder);
    }
}
