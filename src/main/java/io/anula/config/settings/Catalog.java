package io.anula.config.settings;

import static io.anula.config.settings.Kind.ADDRESSES;
import static io.anula.config.settings.Kind.BOOLEAN;
import static io.anula.config.settings.Kind.CHARSET;
import static io.anula.config.settings.Kind.CRON;
import static io.anula.config.settings.Kind.DURATION_KIND;
import static io.anula.config.settings.Kind.FOLDER;
import static io.anula.config.settings.Kind.LISTEN;
import static io.anula.config.settings.Kind.NOT_BLANK;
import static io.anula.config.settings.Kind.PROXY;
import static io.anula.config.settings.Kind.SECRET;
import static io.anula.config.settings.Kind.SIZE_KIND;
import static io.anula.config.settings.Kind.STORE;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.URL;
import static io.anula.config.settings.Kind.USERS;
import static io.anula.config.settings.Kind.decimal;
import static io.anula.config.settings.Kind.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every key there is. A test holds {@code config/application.properties} to this list. */
final class Catalog {
    /** Keys that begin with one of these words are ours: one that is not in the catalog is a mistake. */
    private static final List<String> PREFIXES = List.of(
            "inbox",
            "outbox",
            "archive",
            "rejected",
            "store",
            "requests",
            "shutdown",
            "calls",
            "poll",
            "resend",
            "answer",
            "observe",
            "simulator",
            "node",
            "http",
            "api",
            "hooks",
            "console",
            "watch",
            "trace");

    /** Of the watchdog's: what its clock and the traces were begun with. */
    private static final Set<String> READ_AT_THE_START = Set.of("watch.every", "trace.endpoint");

    private static final int MOST_IN_FLIGHT = 10_000;

    private Catalog() {}

    /** The keys outside the accounts. */
    static List<Setting> general(List<ProviderSettings> providers) {
        List<Setting> all = new ArrayList<>(folders());
        all.addAll(TableCatalog.settings(
                providers.stream().map(each -> each.provider().text()).toList()));
        times().stream().map(Setting::atOnce).forEach(all::add);
        all.addAll(rest());
        WatchCatalog.settings().stream()
                .map(setting -> READ_AT_THE_START.contains(setting.key()) ? setting : setting.atOnce())
                .forEach(all::add);
        return all;
    }

    /**
     * Whether a new value of that key counts at once. What an account has does, and what is none of ours: it is for the
     * routes that name it. Camel's own keys are read at the start.
     */
    static boolean isLive(String key, List<ProviderSettings> providers) {
        String first = first(key);
        if (isOf(first, providers)) {
            return true;
        }
        return PREFIXES.contains(first)
                ? general(providers).stream().anyMatch(setting -> setting.key().equals(key) && setting.live())
                : !first.equals("camel");
    }

    /** Whether a key that is not in the catalog is a mistake, and not one of the operator's own. */
    static boolean isOurs(String key, List<ProviderSettings> providers) {
        return PREFIXES.contains(first(key)) || isOf(first(key), providers);
    }

    private static String first(String key) {
        return key.split("\\.", 2)[0];
    }

    private static boolean isOf(String first, List<ProviderSettings> providers) {
        return providers.stream().anyMatch(each -> each.provider().text().equals(first));
    }

    private static List<Setting> folders() {
        return List.of(
                new Setting("inbox.dir", "inbox", FOLDER, "Folder into which requests are dropped"),
                new Setting("inbox.settle", "1s", DURATION_KIND, "A file is taken when it has stood still so long"),
                new Setting(
                        "inbox.settle-unfinished",
                        "60s",
                        DURATION_KIND,
                        "One that ends in the middle of a row is taken as it is after so long; one that cannot be read is rejected after a third of it"),
                new Setting(
                        "inbox.charset",
                        "",
                        CHARSET.orEmpty(),
                        "Encoding of files without byte order mark; empty: UTF-8, or else Windows-1252"),
                new Setting(
                        "inbox.ignore",
                        "",
                        TEXT,
                        "More names that are left alone, with commas between: .sending, *-copy.csv; empty: none"),
                new Setting("outbox.dir", "outbox", FOLDER, "Folder of the receipts and results"),
                new Setting(
                        "outbox.group", "", TEXT, "Group of the system that may read answers; empty: only this user"),
                new Setting("archive.dir", "archive", FOLDER, "Folder of the files that were taken"),
                new Setting("rejected.dir", "rejected", FOLDER, "Folder of the files that cannot be read"),
                new Setting(
                        "store.url",
                        "jdbc:hsqldb:file:data/anula",
                        STORE,
                        "The database of Anula itself: HSQLDB, or jdbc:postgresql: for several nodes"),
                new Setting("store.username", "anula", NOT_BLANK, "Its owner"),
                new Setting("store.password", "", TEXT, "Empty: one is made at the first start, beside the database"),
                new Setting(
                        "store.witness",
                        "",
                        FOLDER.orEmpty(),
                        "Folder of the witness, a small file that tells when the store is older than it was; empty: where the folder of the database is"),
                new Setting(
                        "store.min-free",
                        "32MB",
                        SIZE_KIND,
                        "Work stops when less of a disk is free; 0: it never does"),
                new Setting(
                        "store.keep",
                        "",
                        DURATION_KIND.orEmpty(),
                        "What ended longer ago goes from the store into archive files; empty: never"),
                new Setting(
                        "store.listen", "127.0.0.1:9001", LISTEN, "Where billing programs reach the table by JDBC"));
    }

    private static List<Setting> times() {
        return List.of(
                new Setting("poll.cron", "0/1 * * * * ?", CRON, "When the authority's decisions are looked for"),
                new Setting(
                        "poll.first-delay", "2s", DURATION_KIND, "A note is first looked up so long after it was made"),
                new Setting("poll.factor", "1.5", decimal(1, 100), "Each further delay is so many times longer"),
                new Setting("poll.max-delay", "15m", DURATION_KIND, "No delay is longer"),
                new Setting("poll.alarm-after", "24h", DURATION_KIND, "Open for longer: an alarm is raised"),
                new Setting(
                        "resend.first-delay", "1s", DURATION_KIND, "A provider out of reach is tried again after this"),
                new Setting("resend.max-delay", "1m", DURATION_KIND, "Each further delay is twice as long, up to this"),
                new Setting("answer.every", "500ms", DURATION_KIND, "How often answers are written back"));
    }

    private static List<Setting> rest() {
        return List.of(
                new Setting("shutdown.timeout", "30s", DURATION_KIND, "So long may calls in flight finish at the end"),
                new Setting(
                        "calls.max-answer",
                        "2MB",
                        SIZE_KIND,
                        "Longest body of a provider's answer, after unpacking; a longer one is in doubt"),
                new Setting("http.host", "127.0.0.1", NOT_BLANK, "Where console, API, health and metrics are"),
                new Setting("http.port", "8080", whole(0, 65_535), "Their port; 0: off"),
                new Setting(
                        "http.connections",
                        "1000",
                        whole(1, 1_000_000),
                        "Their most connections at once; never more than half of the file descriptors"),
                new Setting(
                        "observe.token",
                        "",
                        SECRET.orEmpty(),
                        "What probes and scrapers of /observe send as Bearer; empty: they need none"),
                new Setting(
                        "api.token",
                        "",
                        SECRET.orEmpty(),
                        "What programs send as Bearer; empty: only from this machine, and only until console.users is set"),
                new Setting("hooks.secret", "", SECRET.orEmpty(), "End of the address /hooks/lafactura/…; empty: off"),
                new Setting(
                        "console.users",
                        "",
                        USERS.orEmpty(),
                        "name:bcrypt hash, several with commas between; empty: only from this machine"),
                new Setting(
                        "console.trusted-proxies",
                        "",
                        ADDRESSES.orEmpty(),
                        "Addresses of proxies whose X-Forwarded-For says where people are, with commas between"),
                new Setting("node.name", "", TEXT, "Name of this process in the history; empty: the host's"),
                new Setting(
                        "simulator.enabled",
                        "false",
                        BOOLEAN,
                        "Start simulators of both providers; a provider without an address is then its simulator"),
                new Setting("simulator.port", "8099", whole(0, 65_535), "Where the simulators listen, on 127.0.0.1"));
    }

    /** What an account of every provider has, without the first word. */
    static List<Setting> account() {
        return List.of(
                new Setting("url", "", URL.orEmpty(), "Base address; empty: not set up, its requests are refused"),
                new Setting("max-in-flight", "32", whole(1, MOST_IN_FLIGHT), "Calls under way at once"),
                new Setting("max-per-second", "0", whole(0, 1_000_000), "Calls a second; 0: no limit"),
                new Setting("connect-timeout", "30s", DURATION_KIND, "Longest wait for a connection"),
                new Setting("response-timeout", "50s", DURATION_KIND, "Longest silence while an answer is awaited"),
                new Setting(
                        "proxy",
                        "",
                        PROXY.orEmpty(),
                        "HTTP proxy: host:port, or http://user:password@host:port; empty: none"),
                new Setting(
                        "trust-store",
                        "",
                        TEXT,
                        "File of the certificates to believe, PEM, PKCS12 or JKS; empty: those of Java"),
                new Setting("trust-store-password", "", TEXT, "Password of that file"),
                new Setting("username", "", TEXT, "Login; empty: none is sent"),
                new Setting("password", "", TEXT, "Password"));
    }
}
