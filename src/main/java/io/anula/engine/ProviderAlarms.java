package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.time.Duration;

/** The alarms for an account that cannot be called. */
public final class ProviderAlarms {
    /** The prefix of alarms for a provider that is down; the account's name follows. */
    public static final String DOWN = "provider-down:";

    private static final String PAUSED = "account-paused:";

    private final Alarms alarms;

    ProviderAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /** The provider does not work for this account: only a few calls from time to time test whether it is back. */
    void down(AccountName account, int probes, Duration between) {
        alarms.raise(
                DOWN + account,
                Effect.WORK_GOES_ON,
                ("%1$s does not answer as it should: no calls but %2$d tries every %3$d s. Requests are taken and wait; they go "
                                + "on by themselves when it is back / %1$s no responde como debe: sin llamadas, salvo %2$d intentos "
                                + "cada %3$d s. Los pedidos se reciben y esperan; siguen solos cuando vuelva")
                        .formatted(account, probes, between.toSeconds()));
    }

    void isBack(AccountName account) {
        alarms.clear(DOWN + account);
    }

    /** Calls of the account are refused one after the other. */
    void paused(PauseSnapshot known) {
        alarms.raise(
                PAUSED + known.account(),
                Effect.WORK_GOES_ON,
                ("%1$s is paused: %2$s (%4$s; %3$d in a row); %5$s. One call now and then tries again, each time for "
                                + "another request; nothing is lost. If login or address are wrong, correct the settings: they count at "
                                + "once. If not, ask the provider / %1$s está en pausa: %6$s (%4$s; %3$d seguidos); %7$s. "
                                + "Cada tanto se intenta con otro pedido; nada se pierde. Si el usuario o la dirección están mal, "
                                + "corrija los ajustes: valen enseguida. Si no, pregunte al proveedor")
                        .formatted(
                                known.account(),
                                known.sends()
                                        ? "calls for notes are turned away"
                                        : "looks are turned away, calls for notes go on",
                                known.refusals(),
                                known.what(),
                                looks(known, "looks are answered", "looks are turned away too", "no look was made"),
                                known.sends()
                                        ? "los pedidos de notas son rechazados"
                                        : "las consultas son rechazadas, los pedidos siguen",
                                looks(
                                        known,
                                        "las consultas se responden",
                                        "las consultas también son rechazadas",
                                        "no se hizo ninguna consulta")));
    }

    private static String looks(PauseSnapshot known, String answered, String refused, String none) {
        Boolean looks = known.looksAreAnswered();
        return looks == null ? none : looks ? answered : refused;
    }

    void taken(AccountName account) {
        alarms.clear(PAUSED + account);
    }
}
