package io.anula.config.settings;

import static io.anula.config.settings.Kind.BOOLEAN;
import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.SIZE;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.whole;

import java.time.Duration;
import java.util.List;

/** This process. */
public final class ProcessKeys {
    private static final SettingGroup GROUP = new SettingGroup(false);

    public static final Setting<Duration> SHUTDOWN_TIMEOUT =
            GROUP.add("shutdown.timeout", "30s", DURATION, "So long may calls in flight finish at the end");
    public static final Setting<Long> CALLS_MAX_ANSWER = GROUP.add(
            "calls.max-answer",
            "2MB",
            SIZE,
            "Longest body of a provider's answer, after unpacking; a longer one is in doubt");
    public static final Setting<String> NODE_NAME =
            GROUP.add("node.name", "", TEXT, "Name of this process in the history; empty: the host's");
    public static final Setting<Boolean> SIMULATOR_ENABLED = GROUP.add(
            "simulator.enabled",
            "false",
            BOOLEAN,
            "Start simulators of both providers; a provider without an address is then its simulator");
    public static final Setting<Integer> SIMULATOR_PORT =
            GROUP.add("simulator.port", "8099", whole(0, 65_535), "Where the simulators listen, on 127.0.0.1");

    private ProcessKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
