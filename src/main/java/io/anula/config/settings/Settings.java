package io.anula.config.settings;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.ProviderNames;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one run: read once, checked, and complete. */
public final class Settings {
    /** Where they are read from, below the home folder. */
    public static final Path FILE = Path.of("config", "application.properties");

    /** Names a second file whose values come before those of the first; {@code ANULA_PROFILE} in the environment. */
    private static final String PROFILE = "anula.profile";

    private static final String HOME = "ANULA_HOME";

    private static final Set<String> SIMULATORS =
            Set.of(ProcessKeys.SIMULATOR_ENABLED.key(), ProcessKeys.SIMULATOR_PORT.key());

    private final Map<String, String> values;
    private final Map<Provider, Set<String>> accounts;
    private final List<ProviderSettings> providers;

    Settings(Map<String, String> values, Map<Provider, Set<String>> accounts, List<ProviderSettings> providers) {
        this.values = new TreeMap<>(values);
        this.accounts = accounts;
        this.providers = providers;
    }

    /**
     * Reads {@code config/application.properties} of that home, the file of the profile where one is named, the
     * environment and the system properties; the later wins.
     *
     * @throws SettingsException when a file is missing, or a key or a value is wrong
     */
    public static Settings load(
            List<ProviderSettings> providers, Path home, Map<String, String> environment, Properties system) {
        Map<String, String> values = new TreeMap<>();
        files(environment, system).forEach(file -> values.putAll(read(home, file)));
        return of(providers, home, values, environment, system);
    }

    /** As {@link #load}, in the home of this process: {@code ANULA_HOME}, or the folder in which it was started. */
    public static Settings ofProcess(List<ProviderSettings> providers) {
        return load(providers, home(System.getenv()), System.getenv(), System.getProperties());
    }

    /** The home that the environment names; the folder in which this process was started where it names none. */
    public static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault(HOME, "").strip());
    }

    /** The files that are read, below the home folder: the one of the profile stands last. */
    public static List<Path> files(Map<String, String> environment, Properties system) {
        String profile = system.getProperty(PROFILE, environment.getOrDefault(Sources.variable(PROFILE), ""));
        return profile.isBlank()
                ? List.of(FILE)
                : List.of(FILE, FILE.resolveSibling("application-%s.properties".formatted(profile.strip())));
    }

    private static Map<String, String> read(Path home, Path name) {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve(name), StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (NoSuchFileException missing) {
            throw new SettingsException(List.of(name + ": no such file in " + home.toAbsolutePath()
                    + ". Start Anula in the folder that holds config and routes."));
        } catch (CharacterCodingException wrong) {
            throw new SettingsException(List.of(name + ": not UTF-8. Save it in that encoding."));
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(List.of(name + ": " + wrong.getMessage()));
        } catch (IOException unreadable) {
            throw new SettingsException(List.of(name + ": cannot be read: " + unreadable));
        }
        return file.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), file::getProperty, (one, same) -> same, TreeMap::new));
    }

    /** Whether the environment or a system property sets that key, so that no file's value counts. */
    public static boolean isOverridden(String key, Map<String, String> environment, Properties system) {
        return system.getProperty(key) != null || environment.containsKey(Sources.variable(key));
    }

    /** As {@link #load}, from the content of a file. */
    public static Settings of(
            List<ProviderSettings> providers,
            Map<String, String> file,
            Map<String, String> environment,
            Properties system) {
        return of(providers, Path.of(""), file, environment, system);
    }

    /** The same, with every relative path below that home. */
    public static Settings of(
            List<ProviderSettings> providers,
            Path home,
            Map<String, String> file,
            Map<String, String> environment,
            Properties system) {
        return new SettingsReader(providers, home, new Sources(file, environment, system)).read();
    }

    /** The keys whose values differ in the others and count only from the next start. */
    public Set<String> restartFor(Settings next) {
        return differing(next).stream()
                .filter(key -> !Catalog.isLive(key, providers) || followsSimulators(key, next))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether that account's address is the simulator's, by itself: it counts when the simulators do, from the next start.
     * Otherwise calls would leave for a port at which nothing listens yet.
     */
    private boolean followsSimulators(String key, Settings next) {
        if (!key.endsWith(".url") || !differing(next).removeAll(SIMULATORS)) {
            return false;
        }
        return next.isAtSimulator(key)
                || (isAtSimulator(key) && next.values.getOrDefault(key, "").isEmpty());
    }

    private boolean isAtSimulator(String key) {
        return get(ProcessKeys.SIMULATOR_ENABLED)
                && values.getOrDefault(key, "").startsWith(simulators(text(ProcessKeys.SIMULATOR_PORT.key())));
    }

    /** The next settings as far as they count at once; of the rest, what these say. */
    public Settings renewedBy(Settings next) {
        Map<String, String> renewed = new TreeMap<>(next.values);
        for (String key : restartFor(next)) {
            if (values.containsKey(key)) {
                renewed.put(key, text(key));
            } else {
                renewed.remove(key);
            }
        }
        return new Settings(renewed, next.accounts, providers);
    }

    /** The keys whose values differ in the others. */
    public Set<String> differing(Settings other) {
        Set<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(other.values.keySet());
        keys.removeIf(key -> Objects.equals(values.get(key), other.values.get(key)));
        return keys;
    }

    /** Every key with its value, ours and any other of the file: what {@code {{placeholders}}} are resolved from. */
    public Properties placeholders() {
        Properties all = new Properties();
        all.putAll(values);
        return all;
    }

    /** A sentence for each environment variable that looks like one of ours and sets nothing, in alphabetical order. */
    public List<String> unknownVariables(Map<String, String> environment) {
        return Variables.unknown(
                environment.keySet(), values.keySet(), providers().texts());
    }

    /** The value of a key that stands in no source, as text: a placeholder's, an account's. */
    public String text(String key) {
        return Objects.requireNonNull(values.get(key), () -> key + ": no such setting");
    }

    /** The values of the keys that begin with both words, by their keys without the first. */
    Map<String, String> below(String prefix, String word) {
        return values.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix + word))
                .collect(Collectors.toMap(each -> each.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return setting.kind().read().apply(text(setting.key()));
    }

    /** The names of a provider's accounts that are set up: those with an address. */
    public Set<String> accounts(Provider provider) {
        return named(provider)
                .filter(name -> !text(prefix(provider, name) + "url").isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of a provider's accounts that the settings name and give no address: they take no requests. */
    public Set<String> accountsWithoutAddress(Provider provider) {
        return named(provider)
                .filter(name -> !name.equals(Key.DEFAULT_ACCOUNT))
                .filter(name -> text(prefix(provider, name) + "url").isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether any account of any provider is set up. */
    public boolean hasAccounts() {
        return !accounts().isEmpty();
    }

    /** Whether that account is one of the simulators of this process: its answers are no authority's. */
    public boolean isSimulated(AccountName account) {
        return isAtSimulator(prefix(account.provider(), account.name()) + "url");
    }

    /** Whether any account is simulated. */
    public boolean isSimulated() {
        return accounts().stream().anyMatch(each -> isSimulated(each.account().accountName()));
    }

    private Stream<String> named(Provider provider) {
        return Objects.requireNonNull(accounts.get(provider)).stream();
    }

    /** Every account that is set up. */
    public List<ProviderAccount> accounts() {
        return providers.stream()
                .flatMap(each -> accounts(each.provider()).stream()
                        .map(name -> each.account(new AccountValues(this, each.provider(), name))))
                .toList();
    }

    /** An account; empty where it is not set up. */
    public Optional<ProviderAccount> account(AccountName name) {
        return providers.stream()
                .filter(each -> each.provider().equals(name.provider()))
                .filter(each -> accounts(each.provider()).contains(name.name()))
                .map(each -> each.account(new AccountValues(this, each.provider(), name.name())))
                .findFirst();
    }

    /** The accounts whose password is the one that Anula is shipped with. */
    public List<AccountName> withShippedPassword() {
        return providers.stream()
                .flatMap(each -> each.allKeys().stream()
                        .filter(key -> key.key().equals(AccountKeys.PASSWORD.key())
                                && !key.fallback().isEmpty())
                        .flatMap(key -> accounts(each.provider()).stream()
                                .filter(name -> text(prefix(each.provider(), name) + key.key())
                                        .equals(key.fallback()))
                                .map(name -> new AccountName(each.provider(), name))))
                .toList();
    }

    /** The providers that this program has. */
    public ProviderNames providers() {
        return new ProviderNames(
                providers.stream().map(ProviderSettings::provider).toList());
    }

    /** What the addresses of the simulators of this process begin with. */
    static String simulators(String port) {
        return "http://127.0.0.1:%s/".formatted(port);
    }

    static String prefix(Provider provider, String name) {
        return provider.text() + '.' + (name.equals(Key.DEFAULT_ACCOUNT) ? "" : "accounts." + name + '.');
    }
}
