package io.anula.config.settings;

import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.URL;
import static io.anula.config.settings.Kind.orEmpty;
import static io.anula.config.settings.Kind.whole;

import java.time.Duration;
import java.util.List;

/** What an account of every provider has; the keys without the name of the provider and of the account. */
public final class AccountKeys {
    private static final SettingGroup GROUP = new SettingGroup(true);

    static final Setting<String> ADDRESS =
            GROUP.add("url", "", orEmpty(URL), "Base address; empty: not set up, its requests are refused");
    static final Setting<Integer> MAX_IN_FLIGHT =
            GROUP.add("max-in-flight", "32", whole(1, 10_000), "Calls under way at once");
    static final Setting<Integer> MAX_PER_SECOND =
            GROUP.add("max-per-second", "0", whole(0, 1_000_000), "Calls a second; 0: no limit");
    static final Setting<Duration> CONNECT_TIMEOUT =
            GROUP.add("connect-timeout", "30s", DURATION, "Longest wait for a connection");
    static final Setting<Duration> RESPONSE_TIMEOUT =
            GROUP.add("response-timeout", "50s", DURATION, "Longest silence while an answer is awaited");
    static final Setting<String> PROXY = GROUP.add(
            "proxy", "", orEmpty(Kind.PROXY), "HTTP proxy: host:port, or http://user:password@host:port; empty: none");
    static final Setting<String> TRUST_STORE = GROUP.add(
            "trust-store", "", TEXT, "File of the certificates to believe, PEM, PKCS12 or JKS; empty: those of Java");
    static final Setting<String> TRUST_STORE_PASSWORD =
            GROUP.add("trust-store-password", "", TEXT, "Password of that file");
    public static final Setting<String> USERNAME = GROUP.add("username", "", TEXT, "Login; empty: none is sent");
    public static final Setting<String> PASSWORD = GROUP.add("password", "", TEXT, "Password");

    static final Setting<Approval> APPROVAL = GROUP.add(
            "approval",
            Approval.NEVER,
            Approval.KIND,
            "Which requests wait for a person's release before their first call: always, never, above <amount>");

    private AccountKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
