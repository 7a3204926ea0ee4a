package io.anula.provider.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves the name of a host once, for the connection that is then made to the very addresses that were checked: a name
 * that means another address a moment later changes nothing.
 */
final class PublicAddresses implements DnsResolver {
    private static final int BYTE = 0xFF;

    private final DnsResolver names;
    private final Predicate<String> mayBePrivate;

    /** @param mayBePrivate whether this host may have a private address */
    PublicAddresses(Predicate<String> mayBePrivate) {
        this(SystemDefaultDnsResolver.INSTANCE, mayBePrivate);
    }

    PublicAddresses(DnsResolver names, Predicate<String> mayBePrivate) {
        this.names = names;
        this.mayBePrivate = mayBePrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (!mayBePrivate.test(host) && Arrays.stream(found).anyMatch(PublicAddresses::isPrivate)) {
            throw new PrivateAddressException(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Whether the address belongs to this machine or to a network that is not the public one. */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & BYTE;
        int second = bytes[1] & BYTE;
        boolean v4 = bytes.length == 4
                && (first == 0
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 192 && second == 0 && bytes[2] == 0)
                        || (first == 198 && (second == 18 || second == 19))
                        || first >= 240);
        boolean v6 = bytes.length > 4 && ((first & 0xFE) == 0xFC || isMapped(first, second, bytes));
        return v4
                || v6
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** Addresses of version 6 that contain one of version 4: NAT64, 6to4, Teredo, and compatible ones. */
    private static boolean isMapped(int first, int second, byte[] bytes) {
        boolean zeros = first == 0 && second == 0;
        return zeros
                || (first == 0x00 && second == 0x64 && (bytes[2] & BYTE) == 0xFF && (bytes[3] & BYTE) == 0x9B)
                || (first == 0x20 && second == 0x02)
                || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    }

    /** The host has a private address. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host);
        }
    }
}
