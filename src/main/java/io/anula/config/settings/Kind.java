package io.anula.config.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quartz.CronExpression;

/**
 * What values a setting may have, and what they are.
 *
 * @param <T> what a value is
 * @param allowed what is allowed, in words, for the message that a wrong value gets
 * @param read makes it of a text that is allowed
 */
public record Kind<T>(String allowed, Predicate<String> allows, Function<String, T> read) {
    private static final Pattern AMOUNT_OF_TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern NINETY_NINE = Pattern.compile("\\b99\\b");
    private static final Pattern AMOUNT_OF_BYTES = Pattern.compile("(\\d{1,6})(KB|MB|GB)|0");
    private static final Pattern HOST_PORT = Pattern.compile("[^\\s:]+:(\\d{1,5})");
    private static final String ADDRESS = "(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)";
    private static final String USER = "[A-Za-z0-9._@-]{1,60}:\\$2[aby]\\$\\d\\d\\$[A-Za-z0-9./]{53}";
    private static final int LARGEST_PORT = 65_535;

    public static final Kind<String> TEXT = text("any text", value -> true);
    public static final Kind<String> NOT_BLANK = text("any text that is not blank", value -> !value.isBlank());
    public static final Kind<Set<String>> NAMES = new Kind<>(
            "one name or several with commas between, such as error,errores",
            value -> value.matches("\\s*[^\\s,]+\\s*(,\\s*[^\\s,]+\\s*)*"),
            Kind::names);
    public static final Kind<Set<String>> HOSTS = new Kind<>(
            "empty, or one host or several with commas between, such as files.example.com,http://10.0.0.1:8080",
            value -> value.isBlank()
                    || value.matches("\\s*(https?://)?[^\\s,/@]+\\s*(,\\s*(https?://)?[^\\s,/@]+\\s*)*"),
            Kind::names);
    public static final Kind<Path> FOLDER = new Kind<>("a folder's name that is not blank", Kind::isFolder, Path::of);
    public static final Kind<URI> FILE_SYSTEM =
            new Kind<>("an address such as s3://bucket/folder", Kind::isAddress, URI::create);
    public static final Kind<Duration> DURATION = new Kind<>(
            "a duration longer than 0, such as 200ms, 2s, 15m, 24h",
            value -> durationOf(value).filter(duration -> !duration.isZero()).isPresent(),
            value -> durationOf(value).orElseThrow());
    public static final Kind<Long> SIZE = new Kind<>(
            "a size such as 512KB, 32MB, 1GB, or 0",
            value -> AMOUNT_OF_BYTES.matcher(value).matches(),
            Kind::sizeOf);
    public static final Kind<String> URL = text("an address that begins with http:// or https://", Kind::isUrl);
    public static final Kind<String> STORE = text(
            "jdbc:hsqldb:file:<path> or jdbc:postgresql://<host>:<port>/<database>",
            value -> value.startsWith("jdbc:hsqldb:file:") || value.startsWith("jdbc:postgresql:"));
    public static final Kind<ZoneId> ZONE = new Kind<>(
            "a time zone, such as America/Bogota",
            value -> ZoneId.getAvailableZoneIds().contains(value),
            ZoneId::of);
    public static final Kind<String> LISTEN =
            text("host:port, or empty for off", value -> value.isEmpty() || isHostAndPort(value));
    public static final Kind<String> CRON =
            text("a Quartz cron expression of 6 or 7 fields, such as 0/1 * * * * ?", Kind::isCron);
    public static final Kind<String> PROVIDER =
            text("a provider's name", value -> value.matches("[a-z][a-z0-9-]{0,31}"));
    public static final Kind<String> IDENTIFIER = text(
            "a table name of letters, digits, _ and at most one dot",
            value -> value.matches("[A-Za-z_]\\w{0,62}(\\.[A-Za-z_]\\w{0,62})?"));
    public static final Kind<String> COLUMN =
            text("a column's name of letters, digits and _", value -> value.matches("[A-Za-z_]\\w{0,62}"));
    public static final Kind<String> CHANNEL =
            text("a name of lower-case letters, digits and _", value -> value.matches("[a-z_][a-z0-9_]{0,62}"));
    public static final Kind<String> CONDITION = text(
            "a condition of SQL without ; ? # % { } \\ or comments, its brackets and quotes in pairs",
            Kind::isCondition);
    public static final Kind<String> DATABASE = text(
            "an address that begins with jdbc:postgresql:, jdbc:mariadb: or jdbc:mysql:",
            value -> value.matches("jdbc:(postgresql|mariadb|mysql):\\S+"));
    public static final Kind<String> PROXY = text("host:port, or http://user:password@host:port", Kind::isProxy);
    public static final Kind<String> PATH = text("a path that begins with /", value -> value.startsWith("/"));
    public static final Kind<String> SECRET =
            text("16 to 200 letters, digits, - or _", value -> value.matches("[A-Za-z0-9_-]{16,200}"));
    public static final Kind<String> ADDRESSES = text(
            "one address or several with commas between, such as 127.0.0.1,::1",
            value -> value.matches("\\s*" + ADDRESS + "\\s*(,\\s*" + ADDRESS + "\\s*)*"));
    public static final Kind<String> USERS = text(
            "name:hash, several with commas between, each hash as bin/anula password writes it",
            value -> value.matches(USER + "(," + USER + ")*"));
    public static final Kind<String> CHARSET =
            text("an encoding that Java knows, such as UTF-8, windows-1252, IBM850", Kind::isCharset);
    public static final Kind<Boolean> BOOLEAN =
            new Kind<>("one of true, false", List.of("true", "false")::contains, Boolean::valueOf);

    private static boolean isAddress(String value) {
        try {
            return new URI(value).getScheme() != null && value.contains("://");
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static Kind<String> text(String allowed, Predicate<String> allows) {
        return new Kind<>(allowed, allows, Function.identity());
    }

    /** One of these words. */
    public static Kind<String> choice(String... values) {
        return text("one of " + String.join(", ", values), List.of(values)::contains);
    }

    /** One of these constants, in small letters. */
    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Kind<>(
                "one of " + String.join(", ", words),
                words::contains,
                value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
    }

    /** The same text, or none. */
    public static Kind<String> orEmpty(Kind<String> kind) {
        return text("empty, or " + kind.allowed, value -> value.isEmpty() || kind.allows.test(value));
    }

    /** The same, or none: no text is no value. */
    public Kind<Optional<T>> optional() {
        return new Kind<>(
                "empty, or " + allowed,
                value -> value.isEmpty() || allows.test(value),
                value -> value.isEmpty() ? Optional.empty() : Optional.of(read.apply(value)));
    }

    public static Kind<Integer> whole(int least, int most) {
        return new Kind<>(
                "a whole number from %d to %d".formatted(least, most),
                value -> isWhole(value, least, most),
                Integer::valueOf);
    }

    public static Kind<Double> decimal(double least, double most) {
        return new Kind<>(
                String.format(Locale.ROOT, "a number from %s to %s", least, most),
                value -> value.matches("\\d{1,9}(\\.\\d{1,9})?")
                        && Double.parseDouble(value) >= least
                        && Double.parseDouble(value) <= most,
                Double::valueOf);
    }

    /** The duration that the text says, or empty where it says none. */
    static Optional<Duration> durationOf(String value) {
        Matcher matcher = AMOUNT_OF_TIME.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** The bytes that the text of a size says. */
    static long sizeOf(String value) {
        Matcher matcher = AMOUNT_OF_BYTES.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(value + ": no size");
        }
        if (matcher.group(1) == null) {
            return 0;
        }
        int shift =
                switch (matcher.group(2)) {
                    case "KB" -> 10;
                    case "MB" -> 20;
                    default -> 30;
                };
        return Long.parseLong(matcher.group(1)) << shift;
    }

    /** The names in a list with commas between them, in lower case. */
    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isFolder(String value) {
        try {
            return !value.isBlank() && !Path.of(value).toString().isEmpty();
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    /** What goes into a statement between brackets, and through the address of an endpoint on its way. */
    private static boolean isCondition(String value) {
        if (value.isBlank() || value.matches("(?s).*([;?#%{}\\\\]|--|/\\*).*")) {
            return false;
        }
        String bare = value.replaceAll("'[^']*'", "");
        int open = 0;
        for (int i = 0; i < bare.length() && open >= 0; i++) {
            open += bare.charAt(i) == '(' ? 1 : bare.charAt(i) == ')' ? -1 : 0;
        }
        return open == 0 && bare.indexOf('\'') < 0;
    }

    private static boolean isCharset(String value) {
        try {
            return Charset.isSupported(value);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    private static boolean isWhole(String value, int least, int most) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static boolean isHostAndPort(String value) {
        Matcher matcher = HOST_PORT.matcher(value);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) <= LARGEST_PORT;
    }

    /** 99 is how Quartz writes a star to itself: it takes it in any field. */
    private static boolean isCron(String value) {
        return CronExpression.isValidExpression(value)
                && !NINETY_NINE.matcher(value).find();
    }

    private static boolean isProxy(String value) {
        if (value.contains("://") && !value.startsWith("http://")) {
            return false;
        }
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            return uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getPort() <= LARGEST_PORT
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }
}
