package io.anula.cli;

import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.live.Snapshot;
import io.anula.config.settings.Settings;
import io.anula.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;

/** What commands need of the service, which is built of every package and knows the commands itself. */
public interface ServiceHost {
    /**
     * Starts the service in that home; it runs when this returns.
     *
     * @param files from which the settings were read, and whose routes run
     * @param older true when a person has said that the store is older than it was
     */
    Running start(Settings settings, Snapshot files, Home home, Clock clock, boolean older);

    /** Tries the routes of that folder, where no service runs. */
    DryRun dryRun(Path routes, Clock clock);

    /**
     * Starts the simulators that those settings name.
     *
     * @throws RuntimeException when their port is taken
     */
    Simulator simulator(Settings settings);

    /** A service that runs. */
    interface Running extends AutoCloseable {
        /** Lets calls in flight finish, and ends it. */
        @Override
        void close();
    }
}
