package io.anula.testing;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.Schedule;
import io.anula.cancellation.Schedules;
import io.anula.cancellation.State;
import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.provider.Adapters;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.registry.Providers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Values that tests begin with. */
public final class Given {
    /** When the cancellations were accepted, an hour before {@link SettableClock#START}. */
    public static final Instant BORN = SettableClock.START.minus(Duration.ofHours(1));
    /** When they last changed their state. */
    public static final Instant CHANGED = SettableClock.START.minus(Duration.ofMinutes(1));

    public static final CreditNote NOTE = new CreditNote("nc-1", "CR-1", "cude-1");
    public static final Duration LONGEST_CALL = Duration.ofSeconds(80);
    public static final Schedule POLL = new Schedule(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(15));
    public static final Schedule RESEND = new Schedule(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));
    public static final Schedule LOOKUP = new Schedule(Duration.ofSeconds(3), 2, Duration.ofMinutes(3));
    public static final Schedules SCHEDULES = new Schedules(POLL, RESEND, LOOKUP, key -> LONGEST_CALL);

    /** Those that are shipped. */
    public static final Adapters PROVIDERS = Providers.ALL;

    public static final Provider LAFACTURA =
            PROVIDERS.find("lafactura").orElseThrow().provider();
    public static final Provider CALIPSO =
            PROVIDERS.find("calipso").orElseThrow().provider();

    /** Addresses at which nothing listens. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "lafactura.url", "http://127.0.0.1:8099/lafactura/api2.0", "calipso.url", "http://127.0.0.1:8099/calipso/");

    private Given() {}

    public static Key lafactura(String invoice) {
        return new Key(LAFACTURA, Key.DEFAULT_ACCOUNT, invoice);
    }

    public static Key calipso(String invoice) {
        return new Key(CALIPSO, Key.DEFAULT_ACCOUNT, invoice);
    }

    /** A LaFactura cancellation in that state, its fourth version, with a note where the state has one. */
    public static Cancellation in(State state) {
        boolean hasNote = state == State.SENT || state == State.ACCEPTED;
        return of(lafactura("fc-1"), state, state == State.HELD ? State.IN_DOUBT : null, hasNote ? NOTE : null);
    }

    /** A cancellation held for a person, from that state, with that note. */
    public static Cancellation held(Key key, State heldFrom, @Nullable CreditNote note) {
        return of(key, State.HELD, heldFrom, note);
    }

    private static Cancellation of(Key key, State state, @Nullable State heldFrom, @Nullable CreditNote note) {
        boolean nothingDue = state.ended() || state == State.HELD;
        return new Cancellation(
                "id-1",
                key,
                state,
                3,
                nothingDue ? null : SettableClock.START,
                state == State.READY ? 0 : 1,
                0,
                heldFrom,
                note,
                note == null ? null : "0",
                "before",
                BORN,
                CHANGED);
    }

    /** The same after so many tries in vain. */
    public static Cancellation tried(Cancellation from, int tries) {
        return new Cancellation(
                from.id(),
                from.key(),
                from.state(),
                from.version(),
                from.dueAt(),
                from.attempts(),
                tries,
                from.heldFrom(),
                from.note(),
                from.process(),
                from.message(),
                from.createdAt(),
                from.changedAt());
    }

    /** A claim of a cancellation with what its request said. */
    public static Claim claim(Cancellation cancellation, String content) {
        return claim(cancellation, content, account());
    }

    /** The same, of an account of its provider. */
    public static Claim claim(Cancellation cancellation, String content, ProviderAccount account) {
        return new Claim(
                operation(cancellation.state()), cancellation, content, SettableClock.START.plusSeconds(90), account);
    }

    private static Operation operation(State state) {
        return switch (state) {
            case SENT -> Operation.STATUS;
            case IN_DOUBT -> Operation.LOOKUP;
            case READY, SENDING, ACCEPTED, REJECTED, HELD -> Operation.SUBMIT;
        };
    }

    /** The shipped defaults with both providers set up, and those values set. */
    public static Settings settings(Map<String, String> file) {
        Map<String, String> all = new HashMap<>(ADDRESSES);
        all.putAll(file);
        return Settings.of(PROVIDERS.settings(), all, Map.of(), new Properties());
    }

    /** LaFactura's default account under these settings. */
    public static ProviderAccount lafacturaAccount(Map<String, String> file) {
        return account(LAFACTURA, file);
    }

    /** Calipso's default account under these settings. */
    public static ProviderAccount calipsoAccount(Map<String, String> file) {
        return account(CALIPSO, file);
    }

    private static ProviderAccount account(Provider provider, Map<String, String> file) {
        return settings(file)
                .account(new AccountName(provider, Key.DEFAULT_ACCOUNT))
                .orElseThrow();
    }

    /** LaFactura's default account. */
    public static Account account() {
        return lafacturaAccount(Map.of()).account();
    }
}
