package io.anula.intake;

import io.anula.config.settings.Settings;
import io.anula.io.LeftAlone;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.Adapters;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The inbox and the parsers of requests, set up from the settings. */
public final class Intake {
    private final RequestParser parser;
    private final StableFileFilter settled;
    private final Inbox inbox;
    private final ArchivedRequests archived;

    /** @param steady a clock that nobody can set */
    public Intake(
            Settings settings,
            Adapters adapters,
            Accounts known,
            IntakeFiles files,
            Leases leases,
            Alarms alarms,
            Clock steady,
            Clock clock) {
        Path archive = settings.path("archive.dir");
        Charset charset = charset(settings);
        InboxFolder folder =
                new InboxFolder(settings.path("inbox.dir"), new LeftAlone(settings.text("inbox.ignore")), known);
        StuckFiles stuck = new StuckFiles(alarms, clock);
        parser = new RequestParser(adapters, known, defaults(settings));
        settled = new StableFileFilter(
                settings.duration("inbox.settle"),
                settings.duration("inbox.settle-unfinished"),
                folder,
                stuck,
                steady,
                clock);
        inbox = new Inbox(
                folder,
                new Inbox.Places(archive, settings.path("rejected.dir")),
                files,
                leases,
                clock,
                alarms,
                settled,
                stuck,
                settings.duration("inbox.settle"),
                charset,
                parser.files());
        archived = new ArchivedRequests(archive, settings.path("inbox.dir"), parser, files, charset);
    }

    /** Parses requests of every kind. */
    public RequestParser parser() {
        return parser;
    }

    /** Decides which files of the inbox are complete. */
    public StableFileFilter settled() {
        return settled;
    }

    /** The folder where request files are dropped. */
    public Inbox inbox() {
        return inbox;
    }

    /** The requests of the files in the archive. */
    public ArchivedRequests archived() {
        return archived;
    }

    private static @Nullable Charset charset(Settings settings) {
        String name = settings.text("inbox.charset");
        return name.isEmpty() ? null : Charset.forName(name);
    }

    private static RowDefaults defaults(Settings settings) {
        return new RowDefaults(
                settings.text("requests.table.provider"),
                settings.text("requests.table.account"),
                settings.text("requests.table.reason"));
    }
}
