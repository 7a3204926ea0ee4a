package io.anula.store.access;

import io.anula.config.settings.Settings;
import io.anula.io.Private;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the commands of this machine's user reach the store that a service has open: a socket in a folder beside the database that
 * only its owner may enter. The path of a socket has to be short; where it would not be, the socket is in a folder of the system's
 * temporary files, and a file beside the database names it.
 */
final class DoorPlace {
    private static final String SOCKET = "socket";
    private static final String NAMED = "path";
    private static final int LONGEST = 100;

    private final Path folder;

    private DoorPlace(Path folder) {
        this.folder = folder;
    }

    /** For an embedded store; none for another. */
    static Optional<DoorPlace> of(Settings settings) {
        return StoreLogin.files(settings)
                .map(database -> new DoorPlace(database.resolveSibling(database.getFileName() + ".door")));
    }

    /** Makes a free place for a socket, in place of one that a killed process left. */
    Path make() throws IOException {
        Path socket = folder.resolve(SOCKET);
        Private.makeFoldersOf(socket);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder.resolve(NAMED));
        if (isShort(socket)) {
            return socket;
        }
        Path elsewhere = Files.createTempDirectory("anula-").resolve(SOCKET);
        Files.writeString(folder.resolve(NAMED), elsewhere.toString());
        return elsewhere;
    }

    /** Where the socket is, if there is any. */
    UnixDomainSocketAddress find() throws IOException {
        Path named = folder.resolve(NAMED);
        return UnixDomainSocketAddress.of(
                Files.exists(named) ? Path.of(Files.readString(named).strip()) : folder.resolve(SOCKET));
    }

    /** Nobody is behind it any more. */
    void remove() throws IOException {
        Path socket = find().getPath();
        Files.deleteIfExists(socket);
        if (!socket.startsWith(folder)) {
            Files.deleteIfExists(socket.getParent());
        }
        Files.deleteIfExists(folder.resolve(NAMED));
        Files.deleteIfExists(folder);
    }

    private static boolean isShort(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }
}
