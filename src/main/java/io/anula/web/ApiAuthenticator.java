package io.anula.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may use the API. Whoever has a token; and while there is none, and no users are set up, whoever is on this machine, and
 * no page of another site in that person's browser.
 */
public final class ApiAuthenticator {
    private static final String HEALTH = "/observe/health";
    private static final String BEARER = "bearer ";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]";

    private final List<byte[]> tokens;
    private final boolean isOpen;
    private final String host;

    /**
     * @param token {@code api.token}; empty for none
     * @param homes the secret of this home, which its own commands send; empty for none
     * @param hasUsers whether {@code console.users} are set: then nobody asks without a token
     * @param host {@code http.host}
     */
    public ApiAuthenticator(String token, String homes, boolean hasUsers, String host) {
        this.tokens = Stream.of(token, homes)
                .filter(one -> !one.isEmpty())
                .map(one -> one.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.isOpen = token.isEmpty() && !hasUsers;
        this.host = host.toLowerCase(Locale.ROOT);
    }

    /** Lets a program pass that may ask. */
    public void demandProgram(WebRequest request) throws WebProblem {
        if (hasToken(request)) {
            return;
        }
        if (!isOpen || request.isHandedOn()) {
            throw new WebProblem(
                    401,
                    "token-wanted",
                    "Send the header Authorization: Bearer <api.token of config/application.properties>; it must be set as "
                            + "soon as console.users is set or a proxy is in between / Envíe Authorization: Bearer <api.token>");
        }
        demandHere(request);
    }

    /** The same door for all who ask without a name: they are on this machine, and called us by one of its names. */
    public void demandHere(WebRequest request) throws WebProblem {
        if (!request.isFromHere()) {
            throw new WebProblem(
                    403,
                    "only-from-here",
                    "Only from this machine and without a proxy, until api.token (programs) or console.users (people) are set / "
                            + "Solo desde esta máquina y sin proxy, hasta que se definan api.token o console.users");
        }
        demandOurName(request);
    }

    /** A page of another site could have its reader's browser ask us; that shows in its names. */
    private void demandOurName(WebRequest request) throws WebProblem {
        String name = name(request.host());
        if (!HERE.contains(name) && !name.equals(host)) {
            throw otherSite(request.host());
        }
        demandOurPage(request);
    }

    /**
     * Lets a probe or a scraper pass: one with {@code observe.token} where that is set; else one that a proxy has not handed
     * on, and that names us by an address or by one of our names, as no page of another site can. A proxy may say nothing of
     * itself: where there are users, what tells more than "up" wants the token.
     *
     * @param token {@code observe.token}; empty for none
     * @param hasUsers whether {@code console.users} are set
     */
    public static Access observers(String token, boolean hasUsers, String host) {
        ApiAuthenticator gate = new ApiAuthenticator(token, "", false, host);
        return request -> {
            if (!gate.hasToken(request)) {
                demandObserver(request, gate, hasUsers && !request.path().startsWith(HEALTH));
            }
            return Optional.empty();
        };
    }

    private static void demandObserver(WebRequest request, ApiAuthenticator gate, boolean tellsMore) throws WebProblem {
        if (!gate.isOpen) {
            throw observeTokenWanted();
        }
        if (request.isHandedOn()) {
            throw new WebProblem(
                    403,
                    "only-from-here",
                    "Not through a proxy, until observe.token is set / No a través de un proxy, hasta que se defina observe.token");
        }
        if (name(request.host()).matches(ADDRESS)) {
            demandOurPage(request);
        } else {
            gate.demandOurName(request);
        }
        if (tellsMore) {
            throw observeTokenWanted();
        }
    }

    private static WebProblem observeTokenWanted() {
        return new WebProblem(
                401,
                "token-wanted",
                "Send the header Authorization: Bearer <observe.token>; it must be set as soon as console.users is set / "
                        + "Envíe Authorization: Bearer <observe.token>");
    }

    /** Whatever name we go by behind a proxy: a page that is not ours says so. */
    public static void demandOurPage(WebRequest request) throws WebProblem {
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent() && !isOrigin(origin.get(), request.host())) {
            throw otherSite(origin.get());
        }
    }

    static WebProblem otherSite(String name) {
        return new WebProblem(
                403,
                "other-site",
                "Asked by another site's page, or by a name that is not ours: %s / Pedido desde otro sitio"
                        .formatted(name));
    }

    private boolean hasToken(WebRequest request) {
        String given = request.header("Authorization").orElse("");
        if (!given.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return false;
        }
        byte[] token = given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return tokens.stream().anyMatch(one -> MessageDigest.isEqual(token, one));
    }

    private static boolean isOrigin(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String name(String hostAndPort) {
        return hostAndPort.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }
}
