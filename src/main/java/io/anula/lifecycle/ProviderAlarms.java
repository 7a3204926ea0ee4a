package io.anula.lifecycle;

import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import java.time.Duration;

/** What a person is told when a provider, or one account with it, cannot be called. */
public final class ProviderAlarms {
    /** How the alarms for a provider that is down begin; its name follows. */
    public static final String DOWN = "provider-down:";

    private final Alarms alarms;

    ProviderAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /** The provider does not answer as it should: only so many calls every so often try whether it is back. */
    void down(Provider provider, int probes, Duration between) {
        alarms.raise(
                DOWN + provider.text(),
                Effect.WORK_GOES_ON,
                ("%1$s does not answer as it should: no calls but %2$d tries every %3$d s. Requests are taken and wait; they go "
                                + "on by themselves when it is back / %1$s no responde como debe: sin llamadas, salvo %2$d intentos "
                                + "cada %3$d s. Los pedidos se reciben y esperan; siguen solos cuando vuelva")
                        .formatted(provider.text(), probes, between.toSeconds()));
    }

    void isBack(Provider provider) {
        alarms.clear(DOWN + provider.text());
    }

    /** The provider refuses the account's login or its address. */
    void refused(AccountName account) {
        alarms.raise(
                "account-paused:" + account,
                Effect.WORK_GOES_ON,
                ("%1$s is paused: the provider refuses its login or address. Mend its settings, they count at once; one call now and "
                                + "then tries again, and nothing is lost / %1$s está en pausa: el proveedor rechaza su usuario o "
                                + "su dirección. Corrija los ajustes, valen enseguida; cada tanto se intenta de nuevo, nada se pierde")
                        .formatted(account));
    }

    void taken(AccountName account) {
        alarms.clear("account-paused:" + account);
    }
}
