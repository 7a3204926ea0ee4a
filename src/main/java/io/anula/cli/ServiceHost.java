package io.anula.cli;

import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.live.Snapshot;
import io.anula.config.settings.Settings;
import io.anula.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What commands need from the service. The service is built from every package and knows the commands, so they use this
 * interface.
 */
public interface ServiceHost {
    /**
     * Starts the service in this home; the service runs when this returns.
     *
     * @param files the settings were read from these files, and these routes run
     * @param older true when a person has said that the store comes from an older backup
     */
    Running start(Settings settings, Snapshot files, Home home, Clock clock, boolean older);

    /** Tries the routes of this folder while no service runs. */
    DryRun dryRun(Path routes, Clock clock);

    /**
     * Starts the simulators that the settings name.
     *
     * @throws RuntimeException when their port is in use
     */
    Simulator simulator(Settings settings);

    /** A running service. */
    interface Running extends AutoCloseable {
        /** Waits for calls in flight and ends the service. */
        @Override
        void close();
    }
}
