package io.anula.config.settings;

import static io.anula.config.settings.Kind.ADDRESSES;
import static io.anula.config.settings.Kind.NOT_BLANK;
import static io.anula.config.settings.Kind.SECRET;
import static io.anula.config.settings.Kind.USERS;
import static io.anula.config.settings.Kind.orEmpty;
import static io.anula.config.settings.Kind.whole;

import java.util.List;

/** What is reached by HTTP, and by whom. */
public final class HttpKeys {
    private static final SettingGroup GROUP = new SettingGroup(false);

    public static final Setting<String> HTTP_HOST =
            GROUP.add("http.host", "127.0.0.1", NOT_BLANK, "Where console, API, health and metrics are");
    public static final Setting<Integer> HTTP_PORT =
            GROUP.add("http.port", "8080", whole(0, 65_535), "Their port; 0: off");
    public static final Setting<Integer> HTTP_CONNECTIONS = GROUP.add(
            "http.connections",
            "1000",
            whole(1, 1_000_000),
            "Their most connections at once; never more than half of the file descriptors");
    public static final Setting<String> OBSERVE_TOKEN = GROUP.add(
            "observe.token",
            "",
            orEmpty(SECRET),
            "What probes and scrapers of /observe send as Bearer; empty: they need none");
    public static final Setting<String> API_TOKEN = GROUP.add(
            "api.token",
            "",
            orEmpty(SECRET),
            "What programs send as Bearer; empty: only from this machine, and only until console.users is set");
    public static final Setting<String> HOOKS_SECRET =
            GROUP.add("hooks.secret", "", orEmpty(SECRET), "End of the address /hooks/lafactura/…; empty: off");
    public static final Setting<String> CONSOLE_USERS = GROUP.add(
            "console.users",
            "",
            orEmpty(USERS),
            "name:bcrypt hash, several with commas between; empty: only from this machine");
    public static final Setting<String> CONSOLE_TRUSTED_PROXIES = GROUP.add(
            "console.trusted-proxies",
            "",
            orEmpty(ADDRESSES),
            "Addresses of proxies whose X-Forwarded-For says where people are, with commas between");

    private HttpKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
