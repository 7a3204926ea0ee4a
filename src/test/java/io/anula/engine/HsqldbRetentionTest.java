package io.anula.engine;

import io.anula.testing.TestStore;
import java.nio.file.Path;

final class HsqldbRetentionTest extends RetentionContract {
    @Override
    TestStore open(Path folder) {
        return TestStore.in(folder);
    }
}
