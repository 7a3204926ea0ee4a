package io.anula.testing;

import io.anula.intake.Accounts;
import io.anula.intake.ConfiguredAccounts;
import io.anula.intake.Inbox;
import io.anula.intake.InboxFolder;
import io.anula.intake.RequestFiles;
import io.anula.intake.StableFileFilter;
import io.anula.intake.StuckFiles;
import io.anula.io.LeftAlone;
import io.anula.observe.alarm.Alarms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An inbox with the accounts {@code default}, {@code acme} and {@code sur-2}, over a real store. */
public final class TestInbox {
    public static final Duration SETTLE = Duration.ofSeconds(1);
    public static final Duration UNFINISHED = Duration.ofSeconds(60);
    private static final Accounts ACCOUNTS = new ConfiguredAccounts(
            Given.settings(Map.of("lafactura.accounts.acme.username", "a", "lafactura.accounts.sur-2.username", "b")));

    public final InboxFolder folder;
    public final StuckFiles stuck;
    public final StableFileFilter settled;
    public final Inbox inbox;

    public TestInbox(Path home, TestStore store, Alarms alarms) {
        folder = new InboxFolder(home.resolve("inbox"), new LeftAlone(".sending, *-copy.csv"), ACCOUNTS);
        stuck = new StuckFiles(alarms, store.clock);
        settled = new StableFileFilter(SETTLE, UNFINISHED, folder, stuck, store.clock, store.clock);
        inbox = new Inbox(
                folder,
                new Inbox.Places(home.resolve("archive"), home.resolve("rejected")),
                store.files,
                store.leases,
                store.clock,
                alarms,
                settled,
                stuck,
                SETTLE,
                null,
                new RequestFiles(Given.PROVIDERS));
    }
}
