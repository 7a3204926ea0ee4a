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
 *   <li>An edit counts when the files have stood still from one look to the next.
 *   <li>It is built aside. What does not work there is named, and what ran before runs on.
 *   <li>What works is swapped in, route by route; the settings that can change live do with it.
 *   <li>What runs is noted as a version, and every change of a cancellation names it.
 * </ol>
 *
 * <p>Settings and route files are taken apart where they can be: a broken route file keeps neither a new password out nor another
 * file, and what was wrong before an edit does not keep that edit out.
 */
public final class LiveConfig implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
    private static final long LOOK_MILLIS = 300;
    /** The start itself comes first. */
    private static final long READY_MILLIS = 2_000;

    private static final long LONGEST_END_SECONDS = 5;
    /** While an edit waits nothing is claimed: between two tries work goes on. */
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
     * @param settings with which the service starts
     * @param begun the files that they were read from, and whose routes are loaded: what was loaded is what runs
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

    /** Notes what the service is about to run with: before the first change of a cancellation. */
    public void note() {
        ConfigVersion version = versions.note(begun.files());
        state = new LiveState(version.version(), version.at(), version.files(), List.of(), null, Set.of());
        host.runs(version.version());
        noted = true;
    }

    /** What was noted did not start: it is no version. */
    public void neverRan() {
        versions.forget(state.version());
    }

    /** Looks for edits from now on: the routes run. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with this
    public void watch() {
        watch.schedule(this::getReady, READY_MILLIS, TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(this::lookSafely, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What runs is rehearsed once, so that the first edit finds everything ready and waits for nothing. */
    private void getReady() {
        try {
            routeEdits.faultsOf(running).forEach(finding -> LOG.warn("What runs has a fault: {}", finding));
        } catch (RuntimeException failure) {
            LOG.debug("Not ready for edits yet; the first one takes longer", failure);
        }
    }

    /** What runs now, and what was not taken. */
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

    /** Whatever an edit does to us, it is named, and the next one is taken. */
    private boolean takeOrSay(Snapshot now) {
        try {
            return take(now);
        } catch (RuntimeException failure) {
            LOG.error("An edit cannot be taken", failure);
            tell(List.of(new Finding(folder(), null, "the edit cannot be taken: " + failure)), state.restartNeeded());
            return true;
        }
    }

    /** False when it is to be looked at again. */
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

    /** While the store is away the edit runs all the same and is noted later. */
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
