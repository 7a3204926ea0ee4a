package io.anula.cancellation;

import java.util.Locale;

/**
 * What may be cancelled only once: an invoice of one account of one provider.
 *
 * @param account the name of the company's account in the settings, {@value #DEFAULT_ACCOUNT} where none is named
 * @param invoice LaFactura's {@code tascode} as it was written, or Calipso's {@code ordenid} as {@link OrderId} makes
 *     it
 */
public record Key(Provider provider, String account, String invoice) {
    /** The account of a request that names none. */
    public static final String DEFAULT_ACCOUNT = "default";

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
     * The unique text of this key: no two live cancellations have the same. LaFactura's codes are unique in its whole system,
     * so that the account makes no difference; Calipso's orders are a company's own, with zeros before them or without.
     * Letter case does not make another invoice: taking two spellings for two invoices could cancel one twice, taking two
     * invoices for one is answered as a duplicate that a person can see.
     */
    public String live() {
        return switch (provider) {
            case LAFACTURA -> text(DEFAULT_ACCOUNT, invoice);
            case CALIPSO -> text(account, OrderId.canonical(invoice));
        };
    }

    private String text(String whose, String which) {
        return (provider.text() + '/' + whose + '/' + which).toLowerCase(Locale.ROOT);
    }
}
