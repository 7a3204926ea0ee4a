package io.anula.evidence;

import static io.anula.config.settings.EvidenceKeys.EVIDENCE_DIR;
import static io.anula.config.settings.EvidenceKeys.EVIDENCE_STORE;

import io.anula.config.settings.Settings;
import io.anula.io.Private;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where evidence is.
 *
 * @param work the folder of the journals, and of what is not in its place yet; on a disk of this machine
 * @param files the folder of everything else: the same one, or one of another file system, such as a store of objects
 */
public record EvidenceFolders(Path work, Path files) {
    /** All of it in one folder. */
    public static EvidenceFolders of(Path folder) {
        return new EvidenceFolders(folder, folder);
    }

    /**
     * As the settings say.
     *
     * @throws IllegalArgumentException when no library on the class path knows such a store, or it cannot be reached
     */
    public static EvidenceFolders of(Settings settings) {
        Path work = settings.get(EVIDENCE_DIR);
        Optional<URI> store = settings.get(EVIDENCE_STORE);
        return store.map(uri -> new EvidenceFolders(work, folder(uri))).orElseGet(() -> of(work));
    }

    private static Path folder(URI store) {
        FileSystemProvider provider = FileSystemProvider.installedProviders().stream()
                .filter(each -> each.getScheme().equalsIgnoreCase(store.getScheme()))
                .findFirst()
                .orElseThrow(() -> new ProviderNotFoundException(
                        ("evidence.store: no library in lib/ knows %s: addresses; see Evidence in the manual / ninguna biblioteca "
                                        + "de lib/ conoce %1$s:")
                                .formatted(store.getScheme())));
        try {
            FileSystems.newFileSystem(store, Map.of());
        } catch (FileSystemAlreadyExistsException opened) {
            // by the start of this process, or by the library itself
        } catch (UnsupportedOperationException notNeeded) {
            return provider.getPath(store);
        } catch (IOException away) {
            throw new UncheckedIOException("evidence.store cannot be opened / no se puede abrir", away);
        }
        return provider.getPath(store);
    }

    /** Whether a file gets from one to the other in one step. */
    boolean isOneDisk() {
        return work.equals(files);
    }

    /** The file of this place, written with slashes. */
    Path at(String place) {
        return files.resolve(place);
    }

    /** Whether this place is below the folder of the files. Not every file system can say so itself. */
    static boolean isBelow(String place) {
        return !place.startsWith("/") && !List.of(place.split("/")).contains("..");
    }

    /** Puts a complete file in its place, in one step: it appears there as a whole. */
    void move(Path ready, String place) throws IOException {
        Path to = at(place);
        if (!isOneDisk()) {
            Files.copy(ready, to, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(ready);
            return;
        }
        try {
            Files.move(ready, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException noFolder) {
            Private.makeFoldersOf(to);
            Files.move(ready, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
