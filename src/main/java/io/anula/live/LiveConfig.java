package io.anula.live;

import io.anula.alarm.Alarms;
import io.anula.routing.Finding;
import io.anula.routing.RouteFile;
import io.anula.routing.RouteSet;
import io.anula.settings.Settings;
import io.anula.settings.SettingsException;
import io.anula.store.ConfigVersion;
import io.anula.store.ConfigVersions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * <p>Settings and routes are taken apart where they can be: a broken route file does not keep a new password out.
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
    private final Host host;
    private final ConfigVersions versions;
    private final LiveAlarms alarms;
    private final Clock clock;
    private final Swap swap;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "config-watch");
        thread.setDaemon(true);
        return thread;
    });

    private Snapshot begun;
    private Settings settings;
    private @Nullable Generation running;
    private Snapshot seen;
    private Snapshot handled;
    private boolean noted;
    private long nextTry;
    private volatile LiveState state;

    /**
     * Reads the files as they are; the routes are to be loaded after this.
     *
     * @param settings with which the service starts
     */
    public LiveConfig(Path home, Host host, Settings settings, ConfigVersions versions, Alarms alarms, Clock clock) {
        this.home = home;
        this.host = host;
        this.settings = settings;
        this.versions = versions;
        this.alarms = new LiveAlarms(alarms);
        this.clock = clock;
        this.swap = new Swap(host);
        this.begun = Snapshot.read(home, host.settingsFiles());
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
            Generation now = running();
            host.rehearse(now.files(), now.settings())
                    .forEach(finding -> LOG.warn("What runs has a fault: {}", finding));
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
        } catch (RuntimeException failure) {
            LOG.error("The files of settings and routes cannot be looked at; it is tried again", failure);
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
        } else if (!now.equals(handled) && System.nanoTime() - nextTry >= 0 && take(now)) {
            handled = now;
        }
    }

    /** False when it is to be looked at again. */
    private boolean take(Snapshot now) {
        Generation before = running();
        List<Finding> findings = new ArrayList<>();
        Set<String> restart = state.restartNeeded();
        Settings next = before.settings();
        List<RouteFile> settingsFiles = begun.settings();
        try {
            Settings loaded = host.load();
            if (!Snapshot.read(home, host.settingsFiles()).equals(now)) {
                return false;
            }
            restart = before.settings().restartFor(loaded);
            next = before.settings().renewedBy(loaded);
            settingsFiles = now.settings();
        } catch (SettingsException wrong) {
            wrong.lines().forEach(line -> findings.add(finding(now, line)));
        }
        if (now.lacksSettings(begun)) {
            RouteFile empty = now.settings().get(0);
            findings.add(new Finding(empty.path(), 1, "the file holds no setting any more. Put it back, or restart"));
            restart = state.restartNeeded();
            next = before.settings();
            settingsFiles = begun.settings();
        }
        List<Finding> ofRoutes = faults(before, now.routes(), next);
        List<RouteFile> files = now.routes();
        if (!ofRoutes.isEmpty()) {
            findings.addAll(ofRoutes);
            files = before.files();
            boolean same = files.equals(now.routes());
            List<Finding> together = same ? ofRoutes : faults(before, files, next);
            findings.addAll(same ? List.of() : together);
            if (!together.isEmpty()) {
                next = before.settings();
                settingsFiles = begun.settings();
            }
        }
        Generation to = Generation.of(next, files, host.placeholders(next));
        Snapshot runs = new Snapshot(settingsFiles, files);
        boolean waits = false;
        try {
            waits = !swap.swap(before, to, () -> runs(to, runs));
        } catch (SwapFailedException failure) {
            findings.add(notStarted(to, failure));
        }
        if (waits) {
            nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
            findings.add(new Finding(
                    home.resolve(Snapshot.ROUTES),
                    null,
                    "what is under way in the edited routes does not end; it is tried again every minute"));
        }
        tell(findings, restart);
        return !waits;
    }

    private Finding notStarted(Generation to, SwapFailedException failure) {
        String what = "it does not start: " + failure.getMessage();
        String route = failure.route();
        return Optional.ofNullable(route)
                .flatMap(id -> to.set().about(id, what))
                .orElseGet(() -> new Finding(home.resolve(Snapshot.ROUTES), null, what));
    }

    private Generation running() {
        Generation known = running;
        if (known == null) {
            known = Generation.of(settings, begun.routes(), host.placeholders(settings));
            running = known;
        }
        return known;
    }

    /** What is wrong with those files under those settings; nothing where both run already. */
    private List<Finding> faults(Generation before, List<RouteFile> files, Settings next) {
        Properties placeholders = host.placeholders(next);
        if (files.equals(before.files()) && placeholders.equals(before.placeholders())) {
            return List.of();
        }
        try {
            RouteSet set = RouteSet.of(files, placeholders);
            List<Finding> lost = new ArrayList<>(Essential.lost(before.set(), set, files));
            lost.addAll(before.set().unswappable(set));
            return lost.isEmpty() ? host.rehearse(files, next) : lost;
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("Not even readable", unreadable);
            return host.rehearse(files, next);
        }
    }

    /** Settings name the key first. */
    private static Finding finding(Snapshot now, String line) {
        String key = line.split("[ :]", 2)[0];
        RouteFile file = now.fileOf(key);
        Integer unreadable = file.faultLine();
        return new Finding(file.path(), unreadable == null ? Snapshot.line(file, key) : unreadable, line);
    }

    private void runs(Generation to, Snapshot files) {
        running = to;
        settings = to.settings();
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
            if (news) {
                LOG.info(
                        "Version {} of settings and routes runs / Corre la versión {}",
                        version.version(),
                        version.version());
            }
        } catch (RuntimeException away) {
            LOG.warn("The version that runs is not noted yet: {}", away.toString());
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
