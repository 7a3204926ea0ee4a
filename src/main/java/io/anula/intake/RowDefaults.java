package io.anula.intake;

/**
 * What a row of the request table says where it says nothing; each may be empty.
 *
 * @param provider for a billing system that has only one
 * @param account whose
 * @param reason why an invoice is cancelled
 */
public record RowDefaults(String provider, String account, String reason) {
    /** A row says everything itself. */
    public static final RowDefaults NONE = new RowDefaults("", "", "");
}
