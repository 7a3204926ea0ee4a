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

    private static final String SENDS_ARE_PAUSED =
            "%1$s is paused: calls for credit notes are turned away (%2$s; %3$d in a row); %4$s. One call now and then tries "
                    + "again, each time for another request; nothing is lost. If login or address are wrong, correct the settings: "
                    + "they count at once. If not, ask the provider / %1$s está en pausa: se rechazan los envíos de notas de "
                    + "crédito (%2$s; %3$d seguidos); %5$s. Cada tanto se intenta con otro pedido; nada se pierde. Si el usuario o "
                    + "la dirección están mal, corrija los ajustes: valen enseguida. Si no, pregunte al proveedor";

    private static final String LOOKUPS_ARE_PAUSED =
            "%1$s: lookups and polls are turned away (%2$s; %3$d in a row), calls for credit notes go on. They are tried again "
                    + "now and then; until then sent requests stay undecided. If login or address are wrong, correct the settings: "
                    + "they count at once. If not, ask the provider / %1$s: se rechazan las consultas (%2$s; %3$d seguidas), los "
                    + "envíos de notas de crédito siguen. Cada tanto se intenta de nuevo; hasta entonces los pedidos enviados quedan "
                    + "sin decidir. Si el usuario o la dirección están mal, corrija los ajustes: valen enseguida. Si no, pregunte al "
                    + "proveedor";

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
                (known.sends() ? SENDS_ARE_PAUSED : LOOKUPS_ARE_PAUSED)
                        .formatted(
                                known.account(),
                                known.what(),
                                known.refusals(),
                                lookups(
                                        known,
                                        "lookups and polls are answered",
                                        "lookups and polls are turned away too",
                                        "no lookup and no poll was made"),
                                lookups(
                                        known,
                                        "las consultas se responden",
                                        "las consultas también se rechazan",
                                        "no se hizo ninguna consulta")));
    }

    private static String lookups(PauseSnapshot known, String answered, String refused, String none) {
        Boolean lookups = known.looksAreAnswered();
        return lookups == null ? none : lookups ? answered : refused;
    }

    void taken(AccountName account) {
        alarms.clear(PAUSED + account);
    }
}
