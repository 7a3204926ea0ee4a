package io.anula.cancellation;

/**
 * A company's account with a provider, by name.
 *
 * @param name what requests and settings call it
 */
public record AccountName(Provider provider, String name) {
    @Override
    public String toString() {
        return provider.text() + '/' + name;
    }
}
