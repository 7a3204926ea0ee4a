package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The style sheet, the scripts and the icon: a fixed list. Each address contains a hash of its content. Any other
 * address does not exist.
 */
final class Assets {
    static final String PATH = "/static/";

    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js";
    private static final int HASH_LENGTH = 12;

    private final String htmxVersion;
    private @Nullable Map<String, Asset> byKey;

    /** @param htmxVersion the version of htmx in this build */
    Assets(String htmxVersion) {
        this.htmxVersion = htmxVersion;
    }

    @SuppressWarnings("ArrayRecordComponent") // assets are never compared
    private record Asset(String name, String type, byte[] content) {}

    /** The address of each asset, by its short name. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        all().forEach((key, asset) -> addresses.put(key, PATH + asset.name()));
        return addresses;
    }

    /** Replies with the requested asset; a browser keeps it for good. */
    WebReply answer(PageRequest visit) throws WebProblem {
        String wanted = visit.request().part("asset");
        Asset asset = all().values().stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(Problems::unknown);
        return WebReply.bytes(200, asset.type(), asset.content())
                .with("Cache-Control", "public, max-age=31536000, immutable");
    }

    private synchronized Map<String, Asset> all() {
        Map<String, Asset> read = byKey;
        if (read == null) {
            String script = "text/javascript; charset=utf-8";
            read = Map.of(
                    "style", asset("console", "css", "text/css; charset=utf-8", "/console/console.css"),
                    "script", asset("console", "js", script, "/console/console.js"),
                    "keys", asset("keys", "js", script, "/console/keys.js"),
                    "htmx", asset("htmx", "js", script, HTMX.formatted(htmxVersion)),
                    "icon", asset("icon", "svg", "image/svg+xml", "/console/icon.svg"));
            byKey = read;
        }
        return read;
    }

    private static Asset asset(String name, String ending, String type, String resource) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
            byte[] content = in.readAllBytes();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, HASH_LENGTH);
            return new Asset(name + '-' + hash + '.' + ending, type, content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
