package io.anula.cancellation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be cancelled only once: an invoice of one account of one provider.
 *
 * @param account the name of the company's account in the settings, {@value #DEFAULT_ACCOUNT} where none is named
 * @param invoice the invoice's code, in the form that the provider's request parser gives it
 */
public record Key(Provider provider, String account, String invoice) {
    /** The account of a request that names none. */
    public static final String DEFAULT_ACCOUNT = "default";

    private static final Pattern DIGITS = Pattern.compile("0*([0-9]+)");

    /** The longest invoice code that is taken, in characters. */
    public static final int LONGEST_INVOICE = 100;

    public Key {
        if (invoice.isBlank() || invoice.length() > LONGEST_INVOICE) {
            throw new IllegalArgumentException(
                    "invoice: 1 to %d characters, not %d".formatted(LONGEST_INVOICE, invoice.length()));
        }
    }

    /** How this key is shown: whose invoice, and which. */
    public String text() {
        return text(account, invoice);
    }

    /**
     * The unique text of this key: no two live cancellations have the same. Where a provider's codes are unique in its whole
     * system, the account makes no difference. Zeros before a number make none. Letter case does not make another invoice: taking two spellings for two invoices could cancel one twice, taking two
     * invoices for one is answered as a duplicate that a person can see.
     */
    public String live() {
        return text(provider.hasCodesOfEachAccount() ? account : DEFAULT_ACCOUNT, withoutZeros(invoice));
    }

    /** The code without zeros before it, where it is a number; any other as it is, without blanks around it. */
    public static String withoutZeros(String code) {
        String bare = code.strip();
        Matcher digits = DIGITS.matcher(bare);
        return digits.matches() ? digits.group(1) : bare;
    }

    /** Whether that code, as somebody has written it, names the invoice of this key. */
    public boolean names(String code) {
        return withoutZeros(code).equalsIgnoreCase(withoutZeros(invoice));
    }

    private String text(String whose, String which) {
        return (provider.text() + '/' + whose + '/' + which).toLowerCase(Locale.ROOT);
    }
}
