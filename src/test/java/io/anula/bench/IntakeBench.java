package io.anula.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million records of a CSV file, from the drop to the receipt, beside a bare JDBC batch insert of the same rows. */
final class IntakeBench {
    private static final int RECORDS = BenchSize.open();
    private static final int WARM_UP = 20_000;
    private static final int NOT_LISTENING = 1;

    @Test
    void csv(@TempDir Path folder) throws Exception {
        Sample jdbc = new Sample();
        Sample anula = new Sample();
        Sample share = new Sample();
        Sample memory = new Sample();
        for (int round = 0; round < BenchSize.rounds(); round++) {
            double bare = bare(folder.resolve("jdbc-" + round));
            double taken;
            try (AnulaHome home = new AnulaHome(folder.resolve("anula-" + round), NOT_LISTENING, 1, null)) {
                new CsvFile(home.folder(), "warm", WARM_UP).take();
                taken = RECORDS / new CsvFile(home.folder(), "bench", RECORDS).take();
                memory.add(Usage.peakMegabytes(home.process()));
            }
            jdbc.add(bare);
            anula.add(taken);
            share.add(100 * taken / bare);
        }
        Figures.say("%,d records: bare JDBC %s a second", RECORDS, jdbc);
        Figures.say(
                "%,d records: Anula %s a second from the drop to the receipt, %s MB at the peak",
                RECORDS, anula, memory);
        Figures.say("%,d records: %s %% of bare JDBC", RECORDS, share);
    }

    private static double bare(Path folder) throws Exception {
        try (BareJdbc warm = new BareJdbc(folder.resolve("warm"));
                BareJdbc bare = new BareJdbc(folder.resolve("bench"))) {
            warm.insert(WARM_UP);
            return RECORDS / bare.insert(RECORDS);
        }
    }
}
