package io.anula.intake;

/**
 * The values for fields that a row of the request table leaves empty; each may be empty too.
 *
 * @param provider for a billing system with only one provider
 * @param account the account
 * @param reason the reason of the cancellation
 */
public record RowDefaults(String provider, String account, String reason) {
    /** No defaults: a row contains everything. */
    public static final RowDefaults NONE = new RowDefaults("", "", "");
}
