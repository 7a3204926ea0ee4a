package io.anula.cancellation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be cancelled only once: an invoice of one account of one provider.
 *
 * @param account the account's name in the settings, {@value #DEFAULT_ACCOUNT} if the request names none
 * @param invoice the invoice's code, in the form that the provider's request parser returns
 */
public record Key(Provider provider, String account, String invoice) {
    /** The account of a request that names none. */
    public static final String DEFAULT_ACCOUNT = "default";

    private static final Pattern DIGITS = Pattern.compile("0*([0-9]+)");

    /** The longest invoice code that is accepted, in characters. */
    public static final int LONGEST_INVOICE = 100;

    public Key {
        if (invoice.isBlank() || invoice.length() > LONGEST_INVOICE) {
            throw new IllegalArgumentException(
                    "invoice: 1 to %d characters, not %d".formatted(LONGEST_INVOICE, invoice.length()));
        }
    }

    /** This key for people: the provider, the account and the invoice. */
    public String text() {
        return text(account, invoice);
    }

    /**
     * The unique text of this key: two live cancellations never have the same. The account is part of it only if each
     * account of the provider has its own codes. Leading zeros and letter case are ignored: if two spellings counted as
     * two invoices, one invoice could be cancelled twice; if two invoices count as one, a person sees the answer
     * "duplicate".
     */
    public String live() {
        return text(provider.hasCodesOfEachAccount() ? account : DEFAULT_ACCOUNT, withoutZeros(invoice));
    }

    /** A number without its leading zeros; any other code without the blanks around it. */
    public static String withoutZeros(String code) {
        String bare = code.strip();
        Matcher digits = DIGITS.matcher(bare);
        return digits.matches() ? digits.group(1) : bare;
    }

    /** Whether this code, as a person wrote it, names the invoice of this key. */
    public boolean names(String code) {
        return withoutZeros(code).equalsIgnoreCase(withoutZeros(invoice));
    }

    private String text(String whose, String which) {
        return (provider.text() + '/' + whose + '/' + which).toLowerCase(Locale.ROOT);
    }
}
