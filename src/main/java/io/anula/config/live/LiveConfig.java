package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.settings.Settings;
import io.anula.observe.alarm.Alarms;
import io.anula.store.ConfigVersion;
import io.anula.store.ConfigVersions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes edits of settings and routes while the service runs.
 *
 * <ol>
 *   <li>An edit counts when two readings in a row find the same files.
 *   <li>It is tried in a scratch context. Faults are reported, and the old configuration runs on.
 *   <li>The working part replaces the old routes one by one, together with the settings that can change live.
 *   <li>The running configuration is stored as a version; every change of a cancellation names its version.
 * </ol>
 *
 * <p>Settings and route files are applied separately if possible: a broken route file blocks neither a new password nor
 * another file, and a fault from before an edit does not block the edit.
 */
public final class LiveConfig implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
    private static final long LOOK_MILLIS = 300;
    /** Waits for the start to finish. */
    private static final long READY_MILLIS = 2_000;

    private static final long LONGEST_END_SECONDS = 5;
    /** While an edit waits, nothing is claimed; this is the time for work between two attempts. */
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final Path home;
    private final ReloadTarget host;
    private final ConfigVersions versions;
    private final LiveAlarms alarms;
    private final Clock clock;
    private final RouteReplacer swap;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "config-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final SettingsEdits settingsEdits;
    private final RouteEdits routeEdits;

    private Snapshot begun;
    private ConfigRevision running;
    private Snapshot seen;
    private Snapshot handled;
    private boolean noted;
    private String lastFault = "";
    private boolean isAway;
    private long nextTry;
    private volatile LiveState state;

    /**
     * Changes nothing yet.
     *
     * @param settings the settings of the start
     * @param begun the files of the settings and of the loaded routes
     */
    public LiveConfig(
            Path home,
            ReloadTarget host,
            Settings settings,
            Snapshot begun,
            ConfigVersions versions,
            Alarms alarms,
            Clock clock) {
        this.home = home;
        this.host = host;
        this.versions = versions;
        this.alarms = new LiveAlarms(alarms);
        this.clock = clock;
        this.swap = new RouteReplacer(host);
        this.settingsEdits = new SettingsEdits(host, begun);
        this.routeEdits = new RouteEdits(host);
        this.begun = begun;
        this.running = ConfigRevision.of(settings, begun.routes(), host.placeholders(settings));
        this.seen = begun;
        this.handled = begun;
        this.state = new LiveState(0, Instant.EPOCH, List.of(), List.of(), null, Set.of());
    }

    /** Stores the configuration of the start as a version, before the first change of a cancellation. */
    public void note() {
        alarms.doubtful(begun.repeatedKeys());
        ConfigVersion version = versions.note(begun.files());
        state = new LiveState(version.version(), version.at(), version.files(), List.of(), null, Set.of());
        host.runs(version.version());
        noted = true;
    }

    /** The start failed: deletes its version. */
    public void neverRan() {
        versions.forget(state.version());
    }

    /** Begins to watch for edits; the routes run. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task ends when this closes
    public void watch() {
        watch.schedule(this::getReady, READY_MILLIS, TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(this::lookSafely, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tries the running configuration once, so that the first edit need not wait for the setup. */
    private void getReady() {
        try {
            routeEdits.faultsOf(running).forEach(finding -> LOG.warn("What runs has a fault: {}", finding));
        } catch (RuntimeException failure) {
            LOG.debug("Not ready for edits yet; the first one takes longer", failure);
        }
    }

    /** The running configuration, and what was refused. */
    public LiveState state() {
        return state;
    }

    private void lookSafely() {
        try {
            look();
            lastFault = "";
        } catch (RuntimeException failure) {
            if (!lastFault.equals(failure.toString())) {
                LOG.error("The files of settings and routes cannot be looked at; it is tried again", failure);
            }
            lastFault = failure.toString();
        }
    }

    private void look() {
        if (!noted) {
            noteRunning();
        }
        Snapshot now = Snapshot.read(home, host.settingsFiles());
        if (!now.equals(seen)) {
            seen = now;
            nextTry = System.nanoTime();
        } else if (!now.equals(handled) && System.nanoTime() - nextTry >= 0 && takeOrSay(now)) {
            handled = now;
        }
    }

    /** Reports any failure of an edit, so that the next edit is still taken. */
    private boolean takeOrSay(Snapshot now) {
        try {
            return take(now);
        } catch (RuntimeException failure) {
            LOG.error("An edit cannot be taken", failure);
            tell(List.of(new Finding(folder(), null, "the edit cannot be taken: " + failure)), state.restartNeeded());
            return true;
        }
    }

    /** Applies the edit. Returns false if it must be tried again. */
    private boolean take(Snapshot now) {
        Edit edit = new Edit(host, settingsEdits, routeEdits, new Edit.Now(running, begun, state.restartNeeded()), now);
        boolean done = edit.swapIn(swap, folder(), this::runs);
        List<Finding> findings = new ArrayList<>(edit.findings());
        if (!done) {
            nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
            findings.add(new Finding(
                    folder(),
                    null,
                    "what is under way in the edited routes does not end; it is tried again every minute"));
        }
        alarms.doubtful(now.repeatedKeys());
        tell(findings, edit.restart());
        return done;
    }

    private Path folder() {
        return home.resolve(Snapshot.ROUTES);
    }

    private void runs(ConfigRevision next, Snapshot files) {
        running = next;
        begun = files;
        noteRunning();
    }

    /** If the store is away, the edit runs and its version is stored later. */
    private void noteRunning() {
        noted = false;
        try {
            ConfigVersion version = versions.note(begun.files());
            boolean news = version.version() != state.version();
            state = new LiveState(
                    version.version(),
                    version.at(),
                    version.files(),
                    state.refused(),
                    state.refusedAt(),
                    state.restartNeeded());
            host.runs(version.version());
            noted = true;
            isAway = false;
            if (news) {
                LOG.info(
                        "Version {} of settings and routes runs / Corre la versión {}",
                        version.version(),
                        version.version());
            }
        } catch (RuntimeException away) {
            if (!isAway) {
                LOG.warn("The version that runs is not noted yet; it will be: {}", away.toString());
            }
            isAway = true;
        }
    }

    private void tell(List<Finding> findings, Set<String> restart) {
        alarms.refused(findings);
        alarms.restartNeeded(restart);
        state = new LiveState(
                state.version(),
                state.since(),
                state.files(),
                List.copyOf(findings),
                findings.isEmpty() ? null : clock.instant(),
                Set.copyOf(restart));
    }

    @Override
    public void close() {
        watch.shutdown();
        try {
            if (!watch.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                watch.shutdownNow();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
