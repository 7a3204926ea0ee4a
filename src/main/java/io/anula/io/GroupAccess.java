package io.anula.io;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Who besides the user of this process reads what is written: nobody, or the members of one group. */
public final class GroupAccess {
    /** Nobody else. */
    public static final GroupAccess NONE = new GroupAccess(null);

    private final @Nullable GroupPrincipal group;

    private GroupAccess(@Nullable GroupPrincipal group) {
        this.group = group;
    }

    /**
     * The members of that group of the system.
     *
     * @param name empty: nobody
     * @throws IOException when there is no such group
     */
    public static GroupAccess of(String name) throws IOException {
        return name.isEmpty()
                ? NONE
                : new GroupAccess(
                        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(name));
    }

    /**
     * Lets the group read the file, and enter and list the folders between.
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
