package io.anula.evidence;

import static io.anula.config.settings.EvidenceKeys.EVIDENCE_AT_ONCE;
import static io.anula.config.settings.EvidenceKeys.EVIDENCE_GIVE_UP;
import static io.anula.config.settings.EvidenceKeys.EVIDENCE_KEEP;
import static io.anula.config.settings.StoreKeys.STORE_MIN_FREE;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Schedule;
import io.anula.cancellation.State;
import io.anula.config.settings.Account;
import io.anula.config.settings.Current;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.io.Version;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.Adapters;
import io.anula.provider.http.CallLabel;
import io.anula.provider.http.DocumentDownload;
import io.anula.provider.http.DocumentHosts;
import io.anula.provider.http.RecordedCall;
import io.anula.store.CancellationQueries;
import io.anula.store.DiskSpace;
import io.anula.store.Leases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps evidence of every call, and the documents of every accepted credit note. No call waits for it, and nothing that
 * fails here stops a cancellation.
 */
public final class Evidence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
    private static final String LEASE = "evidence";
    private static final Schedule AGAIN = new Schedule(Duration.ofSeconds(5), 2, Duration.ofHours(1), 0.2);
    private static final long EVERY_SECONDS = 10;
    private static final Duration CHECK_EVERY = Duration.ofHours(1);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Current<Settings> settings;
    private final Adapters adapters;
    private final Leases leases;
    private final Clock clock;
    private final EvidenceWriter writer;
    private final PendingTasks pending;
    private final DocumentDownload download;
    private final DocumentQueue documents;
    private final UncheckedAcceptances unchecked;
    private final EvidenceRetention retention;
    private final ScheduledExecutorService timer;
    private volatile boolean overflowed;
    private Instant nextCheck = Instant.EPOCH;

    /**
     * Starts nothing yet.
     *
     * @param node the name of this process
     * @param clock the machine's own clock
     */
    public Evidence(
            Current<Settings> settings,
            Adapters adapters,
            CancellationQueries queries,
            Leases leases,
            Alarms alarms,
            String node,
            Clock clock) {
        this.settings = settings;
        this.adapters = adapters;
        this.leases = leases;
        this.clock = clock;
        Settings now = settings.get();
        EvidenceFolders folders = EvidenceFolders.of(now);
        Path root = folders.work();
        // Twice what stops all work: evidence must not take the last space from the store.
        long kept = 2 * now.get(STORE_MIN_FREE);
        this.writer = new EvidenceWriter(folders, node, () -> DiskSpace.usable(root) - kept, alarms, clock);
        this.pending = new PendingTasks(folders);
        Current<DocumentHosts> hosts = settings.map(Evidence::allHosts);
        this.download =
                new DocumentDownload(accounts(now), Version.get(), now.get(EVIDENCE_AT_ONCE), host -> hosts.get()
                        .allowPrivate(host));
        this.documents = new DocumentQueue(
                new DocumentFetcher(settings, download, pending, writer, clock),
                pending,
                writer,
                now.get(EVIDENCE_AT_ONCE),
                AGAIN,
                () -> settings.get().get(EVIDENCE_GIVE_UP),
                () -> leases.holds(LEASE),
                alarms,
                clock);
        this.unchecked = new UncheckedAcceptances(root, queries, pending, documents::has, this::task, clock);
        this.retention = new EvidenceRetention(folders, () -> settings.get().get(EVIDENCE_KEEP), writer, clock);
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "evidence-check");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static DocumentHosts allHosts(Settings settings) {
        return settings.accounts().stream()
                .map(account -> DocumentFetcher.hosts(settings, account))
                .reduce(DocumentHosts.of(Set.of(), false), DocumentHosts::and);
    }

    private static Collection<Account> accounts(Settings settings) {
        return settings.accounts().stream().map(ProviderAccount::account).toList();
    }

    /** Starts writing, and goes on with what is still to fetch. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends with the timer
    public void start() {
        writer.start();
        documents.start();
        try {
            if (pending.checkedUntil().isEmpty()) {
                pending.checkedUntil(clock.instant());
            }
        } catch (IOException failure) {
            LOG.warn("The folder of the evidence cannot be written to: {}", failure.toString());
        }
        leases.keep(LEASE);
        timer.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** A call has ended; called by the thread of the call. */
    public void called(RecordedCall call) {
        CallLabel label = call.label();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("kind", "call");
        about.put("provider", label.provider());
        about.put("account", label.account());
        about.put("invoice", label.invoice());
        about.put("id", label.id());
        writer.put(NewFile.of(
                EvidencePlace.of(label.provider(), label.createdAt(), label.invoice()),
                MOMENT.format(call.at()) + '-' + label.operation() + ".http",
                about,
                call.size(),
                () -> CallText.of(call, secretFields(label.provider()), isSimulated(label))));
    }

    private boolean isSimulated(CallLabel label) {
        return adapters.names()
                .find(label.provider())
                .filter(known -> settings.get().isSimulated(new AccountName(known, label.account())))
                .isPresent();
    }

    private Set<String> secretFields(String provider) {
        return adapters.names()
                .find(provider)
                .map(known -> adapters.of(known).secretFields())
                .orElse(Set.of());
    }

    /** An outcome is in the store; called by the thread that recorded it. */
    public void changed(Cancellation after, Outcome outcome) {
        if (after.state() != State.ACCEPTED) {
            return;
        }
        String answer = Objects.requireNonNullElse(outcome.evidence(), "");
        if (!documents.offer(DocumentTask.name(after.id(), after.version()), () -> task(after, answer))) {
            overflowed = true;
        }
    }

    private DocumentTask task(Cancellation accepted, String answer) {
        return DocumentTask.of(
                accepted,
                adapters.of(accepted.key().provider()).documents(answer),
                settings.get()
                        .isSimulated(new AccountName(
                                accepted.key().provider(), accepted.key().account())));
    }

    /** The proxies and certificates of these settings count from now on. */
    public void renew() {
        download.renew(accounts(settings.get()));
    }

    /** Finds what is still to fetch, on one node at a time. */
    private void look() {
        try {
            if (!leases.keep(LEASE)) {
                return;
            }
            Instant now = clock.instant();
            boolean room = documents.waiting() == 0;
            if (!now.isBefore(nextCheck) || (overflowed && room)) {
                overflowed = false;
                pending.removeLeftDownloads(now.minus(Duration.ofDays(1)));
                unchecked.check();
                retention.run();
                nextCheck = now.plus(CHECK_EVERY);
            }
            pending.others(documents.names(), documents.room()).forEach(documents::retry);
        } catch (IOException | RuntimeException failure) {
            LOG.warn("What evidence is missing cannot be found out and is tried again: {}", failure.toString());
            LOG.debug("The failure", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        documents.close();
        download.close();
        writer.close();
    }
}
