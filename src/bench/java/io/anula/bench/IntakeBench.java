package io.anula.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million records of a CSV file, from the drop to the receipt, beside a bare JDBC batch insert of the same rows. */
final class IntakeBench {
    private static final int RECORDS = BenchSize.open();
    private static final int WARM_UP = 20_000;
    private static final int NOT_LISTENING = 1;
    private static final int PERCENT = 100;

    @Test
    void csv(@TempDir Path folder) throws Exception {
        Sample memory = new Sample();
        Beside both = Beside.rounds(
                round -> bare(folder.resolve("jdbc-" + round)),
                round -> anula(folder.resolve("anula-" + round), memory));
        Figures.say("%,d records: bare JDBC %s a second", RECORDS, both.bare());
        Figures.say(
                "%,d records: Anula %s a second from the drop to the receipt, %s MB at the peak",
                RECORDS, both.anula(), memory);
        Figures.say("%,d records: %s %% of bare JDBC", RECORDS, both.ratio().times(PERCENT));
    }

    private static double anula(Path folder, Sample memory) throws Exception {
        try (AnulaHome home = new AnulaHome(folder, NOT_LISTENING, 1, null)) {
            new CsvFile(home.folder(), "warm", WARM_UP).take();
            double taken = RECORDS / new CsvFile(home.folder(), "bench", RECORDS).take();
            memory.add(Usage.peakMegabytes(home.process()));
            return taken;
        }
    }

    private static double bare(Path folder) throws Exception {
        try (BareJdbc warm = new BareJdbc(folder.resolve("warm"));
                BareJdbc bare = new BareJdbc(folder.resolve("bench"))) {
            warm.insert(WARM_UP);
            return RECORDS / bare.insert(RECORDS);
        }
    }
}
