package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a start, which somebody may be editing at the same time. A fault from before the start ends the start; a
 * newer fault is a refused edit. A broken file that was just added is left out and reported when the service watches
 * for edits. If a file that Anula needs is broken, the start waits until it is corrected.
 */
public final class StartFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StartFiles.class);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Home home;
    private final BiFunction<Path, Clock, DryRun> trial;
    private final Clock clock;
    private final Instant since;
    private final BooleanSupplier ended;

    /**
     * @param trial tries the routes of this folder while no service runs
     * @param since a later change is an edit during the start
     * @param ended true when the process must end: no further waiting
     */
    public StartFiles(
            Home home, BiFunction<Path, Clock, DryRun> trial, Clock clock, Instant since, BooleanSupplier ended) {
        this.home = home;
        this.trial = trial;
        this.clock = clock;
        this.since = since;
        this.ended = ended;
    }

    /**
     * The configuration of the start.
     *
     * @param settings read from the files
     */
    public record Begun(Snapshot files, Settings settings) {}

    /**
     * Reads the files, and waits while an edit makes them unusable.
     *
     * @throws SettingsException when the settings were wrong before the start
     * @throws IllegalStateException when the routes lacked something that the others need before the start
     */
    public Begun read() {
        List<String> told = List.of();
        while (true) {
            Snapshot files = home.snapshot();
            List<String> faults;
            try {
                Settings settings = home.settings(files);
                List<Finding> broken = broken(files, settings);
                Snapshot whole =
                        files.without(broken.stream().map(Finding::file).collect(Collectors.toSet()));
                faults = missing(whole, broken);
                if (faults.isEmpty() && files.equals(home.snapshot())) {
                    demandWhole(whole, settings);
                    return new Begun(whole, settings);
                }
            } catch (SettingsException wrong) {
                if (home.settingsFiles().stream().map(home.folder()::resolve).noneMatch(this::isEdited)) {
                    throw wrong;
                }
                faults = wrong.lines();
            }
            if (!faults.equals(told)) {
                faults.forEach(fault -> LOG.error("Edit not taken, the start waits until it is corrected: {}", fault));
                told = faults;
            }
            if (ended.getAsBoolean()) {
                throw new IllegalStateException("ended before the files were corrected");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The faults of files that are being edited. */
    private List<Finding> broken(Snapshot files, Settings settings) {
        Set<Path> edited = files.routes().stream()
                .map(RouteFile::path)
                .filter(this::isEdited)
                .collect(Collectors.toSet());
        return edited.isEmpty()
                ? List.of()
                : faults(files, settings).stream()
                        .filter(finding -> edited.contains(finding.file()))
                        .toList();
    }

    private List<Finding> faults(Snapshot files, Settings settings) {
        List<Finding> faults = new ArrayList<>();
        try (DryRun rehearsal = trial.apply(home.routes(), clock)) {
            faults.addAll(rehearsal.check(files.routes(), settings));
        }
        faults.addAll(files.broken(providers(), List.copyOf(faults)));
        return faults;
    }

    /** Why the remaining files are not enough for a start because of an edit; empty if they are enough. */
    private List<String> missing(Snapshot rest, List<Finding> broken) {
        if (broken.isEmpty() && !isEdited(home.routes())) {
            return List.of();
        }
        Set<String> missing = rest.missing(providers());
        if (missing.isEmpty() || !broken.isEmpty()) {
            return missing.isEmpty()
                    ? List.of()
                    : broken.stream().map(Finding::toString).toList();
        }
        return List.of(home.routes() + ": what Anula needs is gone: " + String.join(", ", missing));
    }

    /**
     * Refuses files that lack something of what ships if they have any fault. A person may have removed a route while
     * Anula did not run; then nothing else may need it.
     */
    private void demandWhole(Snapshot files, Settings settings) {
        if (files.missing(providers()).isEmpty()
                && files.broken(providers(), List.of()).isEmpty()) {
            return;
        }
        List<Finding> faults = faults(files, settings);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the routes do not start: "
                    + faults.stream()
                            .map(Finding::toString)
                            .collect(Collectors.joining(System.lineSeparator() + "  ")));
        }
    }

    private List<String> providers() {
        return home.adapters().names().texts();
    }

    private boolean isEdited(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(since);
        } catch (IOException gone) {
            return false;
        }
    }
}
