package io.anula.config.settings;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which requests of an account a person must release before their first call.
 *
 * @param above the amount from which on they are held; null for every amount
 */
public record Approval(boolean never, @Nullable BigDecimal above) {
    static final String NEVER = "never";
    private static final String ALWAYS = "always";
    private static final String ABOVE = "above ";

    /** The words {@code always}, {@code never} or {@code above <amount>}. */
    static final Kind<Approval> KIND = new Kind<>(
            "one of always, never, above <amount> such as above 100000.00",
            value -> value.equals(NEVER) || value.equals(ALWAYS) || value.matches("above \\d{1,15}(\\.\\d{1,6})?"),
            Approval::of);

    private static Approval of(String text) {
        return new Approval(
                text.equals(NEVER), text.startsWith(ABOVE) ? new BigDecimal(text.substring(ABOVE.length())) : null);
    }

    /**
     * Whether a request is held.
     *
     * @param amount null if it is not known: a request that may be above the limit is held
     */
    public boolean isWanted(@Nullable BigDecimal amount) {
        return !never && (above == null || amount == null || amount.compareTo(above) > 0);
    }

    /** As in the settings. */
    @Override
    public String toString() {
        return never ? NEVER : above == null ? ALWAYS : ABOVE + above.toPlainString();
    }
}
