package io.anula.intake;

import io.anula.io.FileNames;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The inbox and its subfolders, which have the names of accounts: a request in a subfolder belongs to that account.
 * Deeper folders are ignored.
 */
public final class InboxFolder {
    private final Path inbox;
    private final Predicate<String> leftAlone;
    private final Accounts accounts;

    /** @param leftAlone names that are never touched */
    public InboxFolder(Path inbox, Predicate<String> leftAlone, Accounts accounts) {
        this.inbox = inbox;
        this.leftAlone = leftAlone;
        this.accounts = accounts;
    }

    /** The folder itself. */
    Path path() {
        return inbox;
    }

    /** Whether a file or folder of that name is never touched. */
    boolean isLeftAlone(String name) {
        return leftAlone.test(name);
    }

    /** Whether this is the folder of an account. */
    boolean isOfAccount(Path folder) {
        String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
        return isDirectlyInside(folder)
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && accounts.names().contains(name);
    }

    /** The account in whose folder the file is; empty for the inbox itself. */
    String account(Path file) {
        return isDirectlyInside(file)
                ? ""
                : parent(file).getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** The name of a file for its row, its lease and its answers: with the account's folder in front. */
    String name(Path file) {
        String name = file.getFileName().toString();
        return FileNames.shortened(isDirectlyInside(file) ? name : parent(file).getFileName() + "/" + name);
    }

    /** The file with this name; empty if there is none. */
    Optional<Path> find(String name) throws IOException {
        int slash = name.lastIndexOf('/') + 1;
        Path folder = slash == 0 ? inbox : inbox.resolve(name.substring(0, slash - 1));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (name(entry).equals(name)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Optional.empty();
        }
    }

    private boolean isDirectlyInside(Path entry) {
        return parent(entry).equals(inbox.toAbsolutePath().normalize());
    }

    private static Path parent(Path entry) {
        Path parent = entry.toAbsolutePath().normalize().getParent();
        return parent == null ? entry : parent;
    }
}
