package io.anula.config.settings;

import java.util.List;
import java.util.stream.Stream;

/** Every key there is. A test holds {@code config/application.properties} to this list. */
final class Catalog {
    /** Keys that begin with one of these words are ours: one that is not in the catalog is a mistake. */
    private static final List<String> PREFIXES = List.of(
            "inbox",
            "outbox",
            "archive",
            "evidence",
            "reconcile",
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

    private Catalog() {}

    /** The keys outside the accounts. */
    static List<Setting<?>> general() {
        return Stream.of(
                        FolderKeys.all(),
                        StoreKeys.all(),
                        TableKeys.all(),
                        TimeKeys.all(),
                        HttpKeys.all(),
                        ProcessKeys.all(),
                        EvidenceKeys.all(),
                        ReconcileKeys.all(),
                        WatchKeys.all())
                .flatMap(List::stream)
                .toList();
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
                ? general().stream().anyMatch(setting -> setting.key().equals(key) && setting.live())
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
}
