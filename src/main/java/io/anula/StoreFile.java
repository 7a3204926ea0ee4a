package io.anula;

import io.anula.settings.Settings;
import io.anula.store.Database;
import io.anula.store.Export;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.sql.DataSource;

/** A file that holds a whole store, for the commands that write or read one. */
final class StoreFile {
    private StoreFile() {}

    /** Opens the store for this command alone, its tables up to date; an embedded one must not be in use. */
    static Database open(Settings settings) {
        Database database = Database.open(StoreLogin.of(settings));
        database.offerRequestTable(StoreLogin.requestTableWithoutDoor(settings));
        return database;
    }

    /**
     * Writes the store under a temporary name, forces it to the disk and gives it its name: nobody takes half of it for
     * the whole.
     *
     * @return the number of rows
     */
    static long write(Path file, DataSource store, Settings settings, Export.Kind kind) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " exists already; name another file");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        long rows;
        try (FileChannel channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            rows = new Export(store, settings.text("requests.table.name")).writeTo(out, kind);
            out.flush();
            channel.force(true);
        }
        Files.move(unfinished, file);
        return rows;
    }
}
