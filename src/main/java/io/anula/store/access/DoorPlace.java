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
 * The place of the socket for commands of this machine's user when a service has the store open: a folder beside the
 * database that only its owner may enter. The path of a socket must be short; otherwise the socket is in a folder of
 * the system's temporary files, and a file beside the database names it.
 */
final class DoorPlace {
    private static final String SOCKET = "socket";
    private static final String NAMED = "path";
    private static final int LONGEST = 100;

    private final Path folder;

    private DoorPlace(Path folder) {
        this.folder = folder;
    }

    /** The place for an embedded store; empty for another. */
    static Optional<DoorPlace> of(Settings settings) {
        return StoreLogin.files(settings)
                .map(database -> new DoorPlace(database.resolveSibling(database.getFileName() + ".door")));
    }

    /** Makes a free place for a socket, and removes one that a killed process left. */
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

    /** The address of the socket. */
    UnixDomainSocketAddress find() throws IOException {
        Path named = folder.resolve(NAMED);
        return UnixDomainSocketAddress.of(
                Files.exists(named) ? Path.of(Files.readString(named).strip()) : folder.resolve(SOCKET));
    }

    /** Removes the socket; the service has closed it. */
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
