package io.anula.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP Basic; every request must have the login. */
final class BasicLogin {
    private static final String SCHEME = "Basic ";

    private final String realm;
    private final String wanted;
    private final boolean open;
    private final Counters counters;

    /** An empty user name means that no login is required. */
    BasicLogin(String realm, String username, String password, Counters counters) {
        this.realm = realm;
        this.open = username.isEmpty();
        this.wanted = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.counters = counters;
    }

    boolean admits(Request request) {
        String given = request.field("authorization");
        boolean basic = given.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return open || (basic && given.substring(SCHEME.length()).strip().equals(wanted));
    }

    Reply refuse() {
        counters.refusedLogins.increment();
        return Reply.whole(Response.text(401, "Credenciales inválidas")
                .with("WWW-Authenticate", "Basic realm=\"" + realm + "\", charset=\"UTF-8\""));
    }
}
