package io.anula.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use the API. With a token: whoever has it. Without: whoever is on this machine, and no page of another site in
 * that person's browser.
 */
public final class Gate {
    private static final String BEARER = "bearer ";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String token;
    private final String host;

    /**
     * @param token {@code api.token}; empty for none
     * @param host {@code http.host}
     */
    public Gate(String token, String host) {
        this.token = token;
        this.host = host.toLowerCase(Locale.ROOT);
    }

    /** Lets a program pass that may ask. */
    public void demandProgram(WebRequest request) throws WebProblem {
        if (token.isEmpty()) {
            demandHere(request);
        } else if (!hasToken(request)) {
            throw new WebProblem(
                    401,
                    "token-wanted",
                    "Send the header Authorization: Bearer <api.token of config/application.properties> / "
                            + "Envíe Authorization: Bearer <api.token>");
        }
    }

    /** The same door for all who ask without a name: they are on this machine, and called us by one of its names. */
    public void demandHere(WebRequest request) throws WebProblem {
        if (!request.isFromHere()) {
            throw new WebProblem(
                    403,
                    "only-from-here",
                    "Nobody may ask from another machine until api.token (programs) or console.users (people) are set / "
                            + "Solo desde esta máquina, hasta que se definan api.token o console.users");
        }
        demandOurName(request);
    }

    /** A page of another site could have its reader's browser ask us; that shows in its names. */
    public void demandOurName(WebRequest request) throws WebProblem {
        String name = name(request.host());
        boolean ours = !token.isEmpty() || HERE.contains(name) || name.equals(host);
        if (!ours) {
            throw otherSite(request.host());
        }
        demandOurPage(request);
    }

    /** Whatever name we go by behind a proxy: a page that is not ours says so. */
    public static void demandOurPage(WebRequest request) throws WebProblem {
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent() && !isOrigin(origin.get(), request.host())) {
            throw otherSite(origin.get());
        }
    }

    private static WebProblem otherSite(String name) {
        return new WebProblem(
                403,
                "other-site",
                "Asked by another site's page, or by a name that is not ours: %s / Pedido desde otro sitio"
                        .formatted(name));
    }

    private boolean hasToken(WebRequest request) {
        String given = request.header("Authorization").orElse("");
        return given.toLowerCase(Locale.ROOT).startsWith(BEARER)
                && MessageDigest.isEqual(
                        given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
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
