package io.anula.config.settings;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A company's account with a provider: where it is called and how hard.
 *
 * @param name what requests call it
 * @param url base address
 * @param maxInFlight calls under way at once, 1 upwards
 * @param maxPerSecond calls a second, 0 for no limit
 * @param connectTimeout longest wait for a connection
 * @param responseTimeout longest silence while an answer is awaited
 * @param way how it is reached from here
 * @param approval which requests a person must release first
 * @param rules what it says of the rules before sending
 */
public record Account(
        Provider provider,
        String name,
        String url,
        String username,
        String password,
        int maxInFlight,
        int maxPerSecond,
        Duration connectTimeout,
        Duration responseTimeout,
        Way way,
        Approval approval,
        AccountRules rules)
        implements ProviderAccount {

    @Override
    public Account account() {
        return this;
    }

    /** What the settings call a value of this account: {@code lafactura.accounts.north.url}. */
    public String key(String name) {
        return Settings.prefix(provider, this.name) + name;
    }

    /** The same, for a provider whose paths begin with a slash: its address has none at the end, however many were typed. */
    public Account withoutSlash() {
        return !url.endsWith("/")
                ? this
                : new Account(
                        provider,
                        name,
                        url.replaceFirst("/+$", ""),
                        username,
                        password,
                        maxInFlight,
                        maxPerSecond,
                        connectTimeout,
                        responseTimeout,
                        way,
                        approval,
                        rules);
    }

    /** The longest that a call may last in all, whatever trickles in. */
    public Duration callTimeout() {
        return connectTimeout.plus(responseTimeout);
    }

    /** The login as a header that goes with the first request; empty where no login is set. */
    public String authorization() {
        if (username.isEmpty()) {
            return "";
        }
        byte[] login = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Whether the other is called at the same address, by the same way, with the same login. */
    public boolean isCalledAs(Account other) {
        return url.equals(other.url)
                && username.equals(other.username)
                && password.equals(other.password)
                && way.equals(other.way);
    }

    /** What it is called. */
    public AccountName accountName() {
        return new AccountName(provider, name);
    }

    @Override
    public String toString() {
        return accountName().toString();
    }
}
