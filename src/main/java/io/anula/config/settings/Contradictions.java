package io.anula.config.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that are allowed each by itself, but not together. */
final class Contradictions {
    private static final String INBOX = "inbox.dir";
    private static final String TABLE = "requests.table.";
    private static final String SHIPPED_PASSWORD = "requests";
    private static final Pattern HERE = Pattern.compile("(localhost|127\\.[0-9.]+):\\d+", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> values;

    private Contradictions(Map<String, String> values) {
        this.values = values;
    }

    /** A line for each; a key without a value has its own mistake already. */
    static List<String> in(Map<String, String> values) {
        Contradictions all = new Contradictions(values);
        List<String> lines = new ArrayList<>();
        for (String schedule : List.of("poll", "resend")) {
            all.longer(schedule + ".first-delay", schedule + ".max-delay").ifPresent(lines::add);
        }
        for (String other : List.of("outbox.dir", "archive.dir", "rejected.dir")) {
            all.sameFolder(other).ifPresent(lines::add);
        }
        all.deaf().ifPresent(lines::add);
        all.unasked().ifPresent(lines::add);
        all.openToAll().ifPresent(lines::add);
        return lines;
    }

    private Optional<String> deaf() {
        return value(TABLE + "notify")
                .filter(channel -> !channel.isEmpty())
                .filter(channel -> tableAddress()
                        .filter(url -> !url.startsWith("jdbc:postgresql:"))
                        .isPresent())
                .map(channel ->
                        "%1$snotify = \"%2$s\": only PostgreSQL tells of new rows. Leave it empty, or set %1$surl, or store.url, to jdbc:postgresql:…"
                                .formatted(TABLE, channel));
    }

    /** Where the table of requests is: elsewhere, or in the store. */
    private Optional<String> tableAddress() {
        return value(TABLE + "url").flatMap(url -> url.isEmpty() ? value("store.url") : Optional.of(url));
    }

    /** The password that everybody knows, where others than this machine may use it. */
    private Optional<String> openToAll() {
        boolean served = value(TABLE + "url").filter(String::isEmpty).isPresent()
                && value("store.url")
                        .filter(url -> url.startsWith("jdbc:hsqldb:"))
                        .isPresent();
        return value("store.listen")
                .filter(listen ->
                        served && !listen.isEmpty() && !HERE.matcher(listen).matches())
                .filter(listen -> value("requests.password")
                        .filter(SHIPPED_PASSWORD::equals)
                        .isPresent())
                .map(listen ->
                        "requests.password: the one that Anula is shipped with, and store.listen = \"%s\" is open to other machines. Set another password. / Es la contraseña de fábrica y otras máquinas llegan a store.listen: defina otra."
                                .formatted(listen));
    }

    private Optional<String> unasked() {
        return value(TABLE + "columns.invoice")
                .filter(String::isEmpty)
                .flatMap(none -> value(TABLE + "columns.payload"))
                .filter(String::isEmpty)
                .map(none ->
                        "%1$scolumns.invoice = \"\": no row says what to cancel, for %1$scolumns.payload is empty too. Name one of them."
                                .formatted(TABLE));
    }

    private Optional<String> longer(String first, String longest) {
        return duration(first)
                .filter(delay -> duration(longest)
                        .filter(most -> delay.compareTo(most) > 0)
                        .isPresent())
                .map(delay -> "%s = \"%s\": longer than %s = \"%s\". Make it shorter, or the other longer."
                        .formatted(first, values.get(first), longest, values.get(longest)));
    }

    private Optional<String> sameFolder(String key) {
        return folder(key)
                .filter(folder -> folder(INBOX).filter(folder::equals).isPresent())
                .map(folder ->
                        "%s = \"%s\": the same folder as %s, so what is written there would be taken for requests."
                                .formatted(key, values.get(key), INBOX));
    }

    private Optional<Duration> duration(String key) {
        return value(key).flatMap(Kind::durationOf);
    }

    private Optional<Path> folder(String key) {
        return value(key).map(value -> Path.of(value).toAbsolutePath().normalize());
    }

    private Optional<String> value(String key) {
        @Nullable String value = values.get(key);
        return Optional.ofNullable(value);
    }
}
