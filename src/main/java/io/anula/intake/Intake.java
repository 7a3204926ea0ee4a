package io.anula.intake;

import static io.anula.config.settings.FolderKeys.ARCHIVE_DIR;
import static io.anula.config.settings.FolderKeys.INBOX_CHARSET;
import static io.anula.config.settings.FolderKeys.INBOX_DIR;
import static io.anula.config.settings.FolderKeys.INBOX_IGNORE;
import static io.anula.config.settings.FolderKeys.INBOX_SETTLE;
import static io.anula.config.settings.FolderKeys.INBOX_SETTLE_UNFINISHED;
import static io.anula.config.settings.FolderKeys.REJECTED_DIR;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_ACCOUNT;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_PROVIDER;
import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_REASON;

import io.anula.config.settings.Settings;
import io.anula.io.LeftAlone;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.Adapters;
import io.anula.provider.rules.Facts;
import io.anula.provider.rules.RuleJudge;
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

    /**
     * @param facts what is known for the rules
     * @param steady a clock that nobody can set
     */
    public Intake(
            Settings settings,
            Adapters adapters,
            Accounts known,
            IntakeFiles files,
            Leases leases,
            Alarms alarms,
            Facts facts,
            Clock steady,
            Clock clock) {
        Path archive = settings.get(ARCHIVE_DIR);
        Charset charset = charset(settings);
        InboxFolder folder = new InboxFolder(settings.get(INBOX_DIR), new LeftAlone(settings.get(INBOX_IGNORE)), known);
        StuckFiles stuck = new StuckFiles(alarms, clock);
        parser = new RequestParser(adapters, known, defaults(settings), RuleJudge.by(clock, facts));
        settled = new StableFileFilter(
                settings.get(INBOX_SETTLE), settings.get(INBOX_SETTLE_UNFINISHED), folder, stuck, steady, clock);
        inbox = new Inbox(
                folder,
                new Inbox.Places(archive, settings.get(REJECTED_DIR)),
                files,
                leases,
                clock,
                alarms,
                settled,
                stuck,
                settings.get(INBOX_SETTLE),
                charset,
                parser.files());
        archived = new ArchivedRequests(archive, settings.get(INBOX_DIR), parser, files, charset);
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
        String name = settings.get(INBOX_CHARSET);
        return name.isEmpty() ? null : Charset.forName(name);
    }

    private static RowDefaults defaults(Settings settings) {
        return new RowDefaults(
                settings.get(REQUESTS_TABLE_PROVIDER),
                settings.get(REQUESTS_TABLE_ACCOUNT),
                settings.get(REQUESTS_TABLE_REASON));
    }
}
