package io.anula.config.settings;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    private final Map<String, String> values;
    private final Map<Provider, Set<String>> accounts;

    Settings(Map<String, String> values, Map<Provider, Set<String>> accounts) {
        this.values = new TreeMap<>(values);
        this.accounts = accounts;
    }

    /**
     * Reads {@code config/application.properties} of that home, the file of the profile where one is named, the
     * environment and the system properties; the later wins.
     *
     * @throws SettingsException when a file is missing, or a key or a value is wrong
     */
    public static Settings load(Path home, Map<String, String> environment, Properties system) {
        Map<String, String> values = new TreeMap<>();
        files(environment, system).forEach(file -> values.putAll(read(home, file)));
        return of(home, values, environment, system);
    }

    /** As {@link #load}, in the home of this process: {@code ANULA_HOME}, or the folder in which it was started. */
    public static Settings ofProcess() {
        return load(home(System.getenv()), System.getenv(), System.getProperties());
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

    /** As {@link #load}, from the content of a file. */
    public static Settings of(Map<String, String> file, Map<String, String> environment, Properties system) {
        return of(Path.of(""), file, environment, system);
    }

    /** The same, with every relative path below that home. */
    public static Settings of(Path home, Map<String, String> file, Map<String, String> environment, Properties system) {
        return new SettingsReader(home, new Sources(file, environment, system)).read();
    }

    /** The keys whose values differ in the others and count only from the next start. */
    public Set<String> restartFor(Settings next) {
        return differing(next).stream()
                .filter(key -> !Catalog.isLive(key))
                .collect(Collectors.toCollection(TreeSet::new));
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
        return new Settings(renewed, next.accounts);
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
        return Variables.unknown(environment.keySet(), values.keySet());
    }

    /** A setting's value. */
    public String text(String key) {
        return Objects.requireNonNull(values.get(key), () -> key + ": no such setting");
    }

    public Duration duration(String key) {
        return Kind.durationOf(text(key)).orElseThrow();
    }

    /** As {@link #duration}, for a setting that may be left empty. */
    public Optional<Duration> optionalDuration(String key) {
        return text(key).isEmpty() ? Optional.empty() : Optional.of(duration(key));
    }

    /** A size in bytes. */
    public long size(String key) {
        return Kind.sizeOf(text(key));
    }

    public int whole(String key) {
        return Integer.parseInt(text(key));
    }

    public double decimal(String key) {
        return Double.parseDouble(text(key));
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    public Path path(String key) {
        return Path.of(text(key));
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
        return Arrays.stream(Provider.values())
                .anyMatch(provider -> !accounts(provider).isEmpty());
    }

    /** Whether that account is one of the simulators of this process: its answers are no authority's. */
    public boolean isSimulated(AccountName account) {
        String url = values.get(prefix(account.provider(), account.name()) + "url");
        return url != null && flag("simulator.enabled") && url.startsWith(SimulatorUrls.root(text("simulator.port")));
    }

    /** Whether any account is simulated. */
    public boolean isSimulated() {
        return Arrays.stream(Provider.values()).anyMatch(provider -> accounts(provider).stream()
                .anyMatch(name -> isSimulated(new AccountName(provider, name))));
    }

    private Stream<String> named(Provider provider) {
        return Objects.requireNonNull(accounts.get(provider)).stream();
    }

    /** The accounts with LaFactura.co by name. */
    public Map<String, LaFacturaAccount> lafactura() {
        return accounts(Provider.LAFACTURA).stream().collect(Collectors.toMap(Function.identity(), this::lafactura));
    }

    /** The accounts with Calipso by name. */
    public Map<String, CalipsoAccount> calipso() {
        return accounts(Provider.CALIPSO).stream().collect(Collectors.toMap(Function.identity(), this::calipso));
    }

    private LaFacturaAccount lafactura(String name) {
        String prefix = prefix(Provider.LAFACTURA, name);
        boolean second = "2.0".equals(text(prefix + "api"));
        String method = text(prefix + "cancel.method");
        String path = text(prefix + "cancel.path");
        return new LaFacturaAccount(
                account(Provider.LAFACTURA, name),
                second ? LaFacturaAccount.Api.V2 : LaFacturaAccount.Api.V3,
                ZoneId.of(text(prefix + "timezone")),
                LaFacturaAccount.Lookup.valueOf(upper(prefix + "lookup")),
                new LaFacturaAccount.Call(
                        method.isEmpty() ? (second ? "DELETE" : "POST") : method,
                        path.isEmpty() ? (second ? "/invoice/" : "/creditNote/") : path),
                new LaFacturaAccount.Call(text(prefix + "verify.method"), text(prefix + "verify.path")));
    }

    private CalipsoAccount calipso(String name) {
        String prefix = prefix(Provider.CALIPSO, name);
        return new CalipsoAccount(
                account(Provider.CALIPSO, name),
                CalipsoAccount.Form.valueOf(upper(prefix + "form")),
                CalipsoAccount.Encoding.valueOf(upper(prefix + "encoding")),
                text(prefix + "lookup.url"),
                "authoritative".equals(text(prefix + "lookup")),
                calipsoAnswer(prefix + "answer."));
    }

    private CalipsoAnswer calipsoAnswer(String prefix) {
        return new CalipsoAnswer(
                CalipsoAnswer.names(text(prefix + "result")),
                CalipsoAnswer.names(text(prefix + "accepted")),
                CalipsoAnswer.names(text(prefix + "rejected")),
                CalipsoAnswer.names(text(prefix + "number")),
                CalipsoAnswer.names(text(prefix + "cae")),
                CalipsoAnswer.names(text(prefix + "errors")),
                CalipsoAnswer.Proof.named(text(prefix + "proof")));
    }

    private Account account(Provider provider, String name) {
        String prefix = prefix(provider, name);
        String url = text(prefix + "url");
        boolean slash = provider == Provider.LAFACTURA && url.endsWith("/");
        return new Account(
                provider,
                name,
                slash ? url.substring(0, url.length() - 1) : url,
                text(prefix + "username"),
                text(prefix + "password"),
                whole(prefix + "max-in-flight"),
                whole(prefix + "max-per-second"),
                duration(prefix + "connect-timeout"),
                duration(prefix + "response-timeout"),
                new Way(text(prefix + "proxy"), text(prefix + "trust-store"), text(prefix + "trust-store-password")));
    }

    static String prefix(Provider provider, String name) {
        return provider.text() + '.' + (name.equals(Key.DEFAULT_ACCOUNT) ? "" : "accounts." + name + '.');
    }

    private String upper(String key) {
        return text(key).toUpperCase(Locale.ROOT);
    }
}
