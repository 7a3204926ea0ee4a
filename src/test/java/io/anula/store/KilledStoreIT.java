package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is killed again and again, at any moment, is never refused. How often: {@code soak.store-kills}. */
final class KilledStoreIT {
    private static final int LONGEST_MILLIS = 3_000;

    @Test
    void shouldNeverBeRefused_whenItWasOnlyKilled(@TempDir Path home) throws IOException, InterruptedException {
        Random chance = new Random();
        int kills = Integer.getInteger("soak.store-kills", 4);
        Path said = home.resolve("said.txt");
        for (int life = 0; life < kills; life++) {
            // the heartbeat of the process that was killed would be waited for
            Files.deleteIfExists(home.resolve("data").resolve("anula.lck"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            KilledStore.class.getName(),
                            home.toString(),
                            "life" + life)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(500 + chance.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            assertFalse(ended, "life " + life + " of " + kills + ": " + Files.readString(said));
        }
    }
}
