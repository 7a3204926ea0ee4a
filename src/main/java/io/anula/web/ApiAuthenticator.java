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
 * Decides who may use the API: a client with a token. While there is no token and no users are set up, also every
 * client on this machine, except a page of another site in a browser.
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
     * @param hasUsers whether {@code console.users} are set: then a token is always required
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

    /** Throws unless the program may use the API. */
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

    /**
     * Throws unless the client is on this machine and used one of its names; the rule for every client without a login
     * or token.
     */
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

    /**
     * Refuses a page of another site that makes its reader's browser send requests: the host name or the origin shows
     * it.
     */
    private void demandOurName(WebRequest request) throws WebProblem {
        String name = name(request.host());
        if (!HERE.contains(name) && !name.equals(host)) {
            throw otherSite(request.host());
        }
        demandOurPage(request);
    }

    /**
     * Access for monitoring. If {@code observe.token} is set, the client must send it. Otherwise the request must come
     * without a proxy, and must name this machine by an address or one of its names, which a page of another site
     * cannot do. A proxy may be invisible: if there are users, everything that tells more than "up" requires the token.
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

    /** Refuses a request from a page of another site by its Origin, whatever our name behind a proxy is. */
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
