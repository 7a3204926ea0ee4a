package io.anula.provider.check;

import io.anula.provider.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the folders that the service writes to: each must exist or be creatable, and accept a file. */
public final class Folders {
    private Folders() {}

    /** The faults of these folders; each names its setting. */
    public static List<Report> check(List<Folder> folders) {
        return folders.stream().map(Folders::check).flatMap(Optional::stream).toList();
    }

    /**
     * A folder.
     *
     * @param setting the key that names it
     */
    public record Folder(String setting, Path path) {}

    /**
     * A warning about the encoding in which this Java reads file names; empty if it can read all of them.
     *
     * @param encoding the property {@code sun.jnu.encoding}
     */
    public static Optional<Report> names(@Nullable String encoding) {
        return encoding == null || "UTF-8".equalsIgnoreCase(encoding)
                ? Optional.empty()
                : Optional.of(Report.warning(
                        ("The locale has Java read the names of files as %s: a file in the inbox whose name holds an ñ is renamed. "
                                        + "Set LC_ALL=C.UTF-8, or start it with bin/anula / los archivos con ñ en el nombre se renombran")
                                .formatted(encoding)));
    }

    private static Optional<Report> check(Folder folder) {
        Path there = nearest(folder.path().toAbsolutePath());
        if (!Files.isDirectory(there)) {
            return Optional.of(Report.error("%s = %s: %s is a file, a folder was expected / se esperaba una carpeta"
                    .formatted(folder.setting(), folder.path(), there)));
        }
        try {
            Files.delete(Files.createTempFile(there, ".anula-check-", ".tmp"));
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(Report.error(
                    ("%s = %s: %s cannot be written to (%s). Give the account that runs Anula the right to write there / "
                                    + "sin permiso de escritura")
                            .formatted(folder.setting(), folder.path(), there, failure)));
        }
    }

    /** The folder, or the nearest existing folder above it; the missing ones can be made. */
    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
