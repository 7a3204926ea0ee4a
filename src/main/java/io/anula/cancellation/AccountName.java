package io.anula.cancellation;

/**
 * A company's account with a provider, by name.
 *
 * @param name as requests and settings name it
 */
public record AccountName(Provider provider, String name) {
    @Override
    public String toString() {
        return provider.text() + '/' + name;
    }
}
