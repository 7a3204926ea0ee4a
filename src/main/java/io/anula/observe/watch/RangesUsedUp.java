package io.anula.observe.watch;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.Created;
import io.anula.cancellation.Outcome.Refused;
import io.anula.engine.CallListener;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The alarm for an account whose number range is used up, according to the provider's answers; none of them says how
 * many numbers are left.
 */
public final class RangesUsedUp implements CallListener {
    private static final String ALARM = "range-used-up:";

    private final Alarms alarms;
    private final Set<AccountName> usedUp = ConcurrentHashMap.newKeySet();

    public RangesUsedUp(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public void ended(Cancellation claimed, Outcome outcome) {
        if (outcome instanceof Refused refused && refused.rangeUsedUp()) {
            AccountName account = account(claimed.key());
            usedUp.add(account);
            alarms.raise(ALARM + account, Effect.WORK_GOES_ON, message(account));
        } else if (outcome instanceof Created && !usedUp.isEmpty() && usedUp.remove(account(claimed.key()))) {
            alarms.clear(ALARM + account(claimed.key()));
        }
    }

    private static AccountName account(Key key) {
        return new AccountName(key.provider(), key.account());
    }

    private static String message(AccountName account) {
        return ("The range of numbers of %1$s is used up, says the provider. Its requests are HELD, one after the other; ask "
                        + "the authority for another range, then let them go on / El rango de numeración de %1$s se agotó, "
                        + "dice el proveedor. Sus pedidos quedan en HELD; pida otro rango a la autoridad y luego déjelos seguir")
                .formatted(account);
    }
}
