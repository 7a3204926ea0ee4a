package io.anula.io;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Gives read access to the members of one group besides this process's user, or to nobody. */
public final class GroupAccess {
    /** No access for others. */
    public static final GroupAccess NONE = new GroupAccess(null);

    private final @Nullable GroupPrincipal group;

    private GroupAccess(@Nullable GroupPrincipal group) {
        this.group = group;
    }

    /**
     * Access for the members of this system group.
     *
     * @param name empty: no access for others
     * @throws IOException when there is no such group
     */
    public static GroupAccess of(String name) throws IOException {
        return name.isEmpty()
                ? NONE
                : new GroupAccess(
                        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(name));
    }

    /**
     * Lets the group read the file, and enter and list the folders in between.
     *
     * @param folder the file is somewhere below it
     */
    public void grant(Path folder, Path file) throws IOException {
        if (group == null) {
            return;
        }
        grant(file, "rw-r-----", group);
        Path top = folder.toAbsolutePath().normalize();
        for (Path each = file.toAbsolutePath().normalize().getParent();
                each != null && each.startsWith(top);
                each = each.getParent()) {
            grant(each, "rwxr-x---", group);
        }
    }

    private static void grant(Path path, String rights, GroupPrincipal group) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().group().equals(group)) {
            view.setGroup(group);
        }
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(rights));
        }
    }
}
