package io.anula.store.access;

import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_NAME;

import io.anula.config.settings.Settings;
import io.anula.io.WholeFile;
import io.anula.observe.alarm.Alarms;
import io.anula.store.Database;
import io.anula.store.DiskSpace;
import io.anula.store.Export;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A file with a whole store, for the commands that write or read one. */
public final class StoreFile {
    private StoreFile() {}

    /** Opens the store only for this command, with updated tables; an embedded one must not be in use. */
    public static Database open(Settings settings, Clock clock) {
        Database database = Database.open(StoreLogin.of(settings), clock);
        database.offerRequestTable(StoreLogin.requestTableWithoutDoor(settings));
        return database;
    }

    /** The same with a check against the witness. */
    public static Database openChecked(Settings settings, Path home, Clock clock) {
        Database database = Database.open(
                StoreLogin.of(settings),
                StoreGuards.of(settings, home, false),
                DiskSpace.unwatched(),
                new Alarms(clock),
                clock);
        database.offerRequestTable(StoreLogin.requestTableWithoutDoor(settings));
        return database;
    }

    /** Writes an open store; returns the number of rows. */
    public static long write(Path file, Database database, Settings settings, Export.Kind kind) throws IOException {
        return write(file, database.dataSource(), database.requestTable(), settings, kind);
    }

    /** The same for a store and the database of its request table, which may be the same; neither is changed. */
    static long write(Path file, DataSource store, DataSource requests, Settings settings, Export.Kind kind)
            throws IOException {
        demandNew(file);
        AtomicLong rows = new AtomicLong();
        Export export = new Export(store, requests, settings.get(REQUESTS_TABLE_NAME), settings.providers());
        WholeFile.write(file, unfinished(file), out -> rows.set(export.writeTo(out, kind)));
        return rows.get();
    }

    /** Throws if the file exists: no file is overwritten. */
    static void demandNew(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " exists already; name another file");
        }
    }

    /** The name of the file until it is complete. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }
}
