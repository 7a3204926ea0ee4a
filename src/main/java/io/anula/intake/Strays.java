package io.anula.intake;

import io.anula.intake.rules.Printable;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Handles everything in the inbox that the intake does not take: an entry with the name of a request file that is not a
 * file is rejected, an odd name is changed, and one alarm names the rest.
 */
final class Strays {
    /** The name of the alarm. */
    static final String ALARM = "inbox-not-taken";

    private static final int MOST_NAMED = 10;
    private static final int LONGEST_NAME = 200;

    private final InboxFolder inbox;
    private final StuckFiles stuck;
    private final OddNames odd;
    private final Alarms alarms;
    private final Rejecting rejecting;

    Strays(InboxFolder inbox, Duration settle, StuckFiles stuck, Alarms alarms, Clock clock, Rejecting rejecting) {
        this.inbox = inbox;
        this.stuck = stuck;
        this.odd = new OddNames(settle, clock);
        this.alarms = alarms;
        this.rejecting = rejecting;
    }

    /** Moves away an entry that is not a file. */
    @FunctionalInterface
    interface Rejecting {
        void reject(Path entry) throws IOException;
    }

    /** Checks the whole inbox once. */
    void look() throws IOException {
        Files.createDirectories(inbox.path());
        odd.begin();
        Set<String> named = new TreeSet<>();
        Set<String> there = new HashSet<>();
        look(inbox.path(), named, there);
        stuck.keepOnly(there::contains);
        tell(named);
    }

    private void look(Path folder, Set<String> named, Set<String> there) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = OddNames.shown(entry);
                if (!inbox.isLeftAlone(name)) {
                    there.add(inbox.name(entry));
                    look(entry, name, named, there);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    private void look(Path entry, String name, Set<String> named, Set<String> there) throws IOException {
        BasicFileAttributes kind;
        try {
            kind = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException taken) {
            return;
        }
        boolean isOdd = OddNames.isOdd(entry);
        if (kind.isRegularFile()) {
            if (isOdd) {
                rename(entry);
            }
        } else if (!isOdd && inbox.isOfAccount(entry) && Files.isReadable(entry) && Files.isExecutable(entry)) {
            look(entry, named, there);
        } else if (!isOdd && FileKind.of(name).isPresent()) {
            reject(entry);
        } else {
            named.add(shown(entry, name));
        }
    }

    private String shown(Path entry, String name) {
        String account = inbox.account(entry);
        return Printable.text(account.isEmpty() ? name : account + '/' + name, LONGEST_NAME)
                + (Files.isDirectory(entry) ? "/" : "");
    }

    private void rename(Path entry) {
        String name = inbox.name(entry);
        if (!stuck.mayBeTried(name)) {
            return;
        }
        try {
            odd.rename(entry);
            stuck.taken(name);
        } catch (IOException failure) {
            stuck.cannotBeTaken(name, "its name " + OddNames.shown(entry) + " is no text here: " + why(failure));
        }
    }

    private void reject(Path entry) {
        String name = inbox.name(entry);
        if (!stuck.mayBeTried(name)) {
            return;
        }
        try {
            rejecting.reject(entry);
            stuck.taken(name);
        } catch (IOException failure) {
            stuck.cannotBeTaken(name, why(failure));
        }
    }

    private static String why(IOException failure) {
        return failure.getClass().getSimpleName() + ": " + Objects.toString(failure.getMessage(), "");
    }

    private void tell(Set<String> named) {
        if (named.isEmpty()) {
            alarms.clear(ALARM);
            return;
        }
        String names = named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String more = named.size() > MOST_NAMED ? ", …" : "";
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("In the inbox lies what is never taken: %1$d. A folder there is named like an account: %2$s%3$s / En la "
                                + "entrada hay cosas que nunca se reciben: %1$d. Una carpeta allí se llama como una cuenta: "
                                + "%2$s%3$s")
                        .formatted(named.size(), names, more));
    }
}
