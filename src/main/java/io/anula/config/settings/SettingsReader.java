package io.anula.config.settings;

import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives every key its value and finds every mistake, so that all of them are told at once. */
final class SettingsReader {
    private static final String EMBEDDED = "jdbc:hsqldb:file:";

    private static final String HIDDEN = "(hidden)";

    /** An address with a login in it, whatever key it stands at. */
    private static final Pattern LOGIN = Pattern.compile("://[^/\\s]*@");

    private final List<ProviderSettings> providers;
    private final Path home;
    private final Sources sources;
    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param providers that this program has
     * @param home below which relative paths are; empty: they stay as they are
     */
    SettingsReader(List<ProviderSettings> providers, Path home, Sources sources) {
        this.providers = providers;
        this.home = home.toString().isEmpty() ? home : home.toAbsolutePath();
        this.sources = sources;
    }

    Settings read() {
        Catalog.general().forEach(setting -> take(setting.key(), setting, setting.fallback()));
        mistakes.addAll(Contradictions.in(values));
        demandProvider();
        Map<Provider, Set<String>> accounts = new TreeMap<>();
        for (ProviderSettings each : providers) {
            Set<String> names = new TreeSet<>();
            accounts.put(each.provider(), names);
            readProvider(each, names);
        }
        accounts.forEach((provider, names) -> names.forEach(name -> demandTrustStore(provider, name)));
        sources.keysOfFile().forEach(this::takeOther);
        if (!mistakes.isEmpty()) {
            Set<String> keys = new TreeSet<>(known);
            keys.addAll(values.keySet());
            throw new SettingsException(
                    mistakes,
                    Variables.unknown(
                            sources.variables(),
                            keys,
                            providers.stream()
                                    .map(each -> each.provider().text())
                                    .toList()));
        }
        return new Settings(values, accounts, providers);
    }

    private void readProvider(ProviderSettings known, Set<String> names) {
        Provider provider = known.provider();
        List<Setting<?>> settings = known.allKeys();
        names.add(Key.DEFAULT_ACCOUNT);
        settings.forEach(setting -> take(provider.text() + '.' + setting.key(), setting, setting.fallback()));
        new AccountNames(provider, settings, sources)
                .all().stream()
                        .filter(names::add)
                        .forEach(name -> settings.forEach(setting -> take(
                                "%s.accounts.%s.%s".formatted(provider.text(), name, setting.key()),
                                setting,
                                values.getOrDefault(provider.text() + '.' + setting.key(), ""))));
        names.forEach(name -> simulate(known, Settings.prefix(provider, name)));
    }

    /** An account without an address is its simulator where that is on. */
    private void simulate(ProviderSettings known, String prefix) {
        String url = prefix + "url";
        String simulator = known.simulator(key -> values.getOrDefault(prefix + key, ""));
        if (!simulator.isEmpty() && "true".equals(values.get("simulator.enabled")) && "".equals(values.get(url))) {
            values.put(url, Settings.simulators(values.getOrDefault("simulator.port", "")) + simulator);
        }
    }

    /** Rows that name no provider are of one that there is. */
    private void demandProvider() {
        String key = TableKeys.REQUESTS_TABLE_PROVIDER.key();
        String value = values.getOrDefault(key, "");
        List<String> names =
                providers.stream().map(each -> each.provider().text()).toList();
        if (!value.isEmpty() && !names.contains(value)) {
            mistakes.add(wrong(key, value, "empty, or one of " + String.join(", ", names)));
        }
    }

    private static String wrong(String key, @Nullable String value, String expected) {
        return "%s = %s: expected %s. Correct it in config/application.properties or in the environment."
                .formatted(key, shown(key, value), expected);
    }

    private void demandTrustStore(Provider provider, String account) {
        String prefix = Settings.prefix(provider, account);
        String file = values.getOrDefault(prefix + "trust-store", "");
        if (file.isEmpty()) {
            return;
        }
        try {
            TrustStore.read(file, values.getOrDefault(prefix + "trust-store-password", ""));
        } catch (IOException unreadable) {
            mistakes.add(
                    "%strust-store = \"%s\": the certificates cannot be read (%s). Name a file of them: PEM, PKCS12 or JKS."
                            .formatted(prefix, file, unreadable));
        }
    }

    private void take(String key, Setting<?> setting, String fallback) {
        known.add(key);
        String value = sources.value(key);
        if (value == null) {
            values.put(key, located(key, setting, fallback));
        } else if (setting.kind().allows().test(value)) {
            values.put(key, located(key, setting, value));
        } else {
            mistakes.add(wrong(key, value, setting.kind().allowed()));
        }
    }

    /** A path as it is below the home. */
    private String located(String key, Setting<?> setting, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (setting.kind().equals(Kind.STORE)) {
            return value.startsWith(EMBEDDED) ? EMBEDDED + home.resolve(value.substring(EMBEDDED.length())) : value;
        }
        boolean path = setting.kind().equals(Kind.FOLDER)
                || key.endsWith("trust-store")
                || setting.equals(StoreKeys.STORE_WITNESS);
        return path ? home.resolve(value).toString() : value;
    }

    /** A mistyped name may still be a password's. */
    private static String shown(String key, @Nullable String value) {
        boolean secret = Secrets.isSecret(key)
                || key.endsWith(".proxy")
                || (value != null && LOGIN.matcher(value).find());
        return secret ? HIDDEN : '"' + value + '"';
    }

    private void takeOther(String key) {
        if (known.contains(key)) {
            return;
        }
        if (Catalog.isOurs(key, providers)) {
            Optional<String> near = Nearest.to(key, known);
            String value = shown(near.orElse(key), sources.value(key));
            String hint = near.map(name -> " Did you mean " + name + "?").orElse("");
            mistakes.add("%s = %s: no such setting.%s".formatted(key, Secrets.isSecret(key) ? HIDDEN : value, hint));
            return;
        }
        String value = sources.value(key);
        values.put(key, value == null ? "" : value);
    }
}
