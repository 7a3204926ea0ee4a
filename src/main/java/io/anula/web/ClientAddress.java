package io.anula.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a client. A proxy's information counts only if the settings name the proxy, because everybody can send
 * such a header.
 */
public final class ClientAddress {
    private static final String LITERAL = "[0-9a-fA-F:.]{2,45}";
    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private final Set<String> proxies = new HashSet<>();

    /** @param trusted {@code console.trusted-proxies}: addresses, separated by commas; empty for none */
    public ClientAddress(String trusted) {
        for (String one : trusted.split(",", -1)) {
            read(one.strip()).ifPresent(proxy -> proxies.add(proxy.getHostAddress()));
        }
    }

    /** The address of the connection, or the one that the last trusted proxy gives. */
    public String of(WebRequest request) {
        String from = read(request.from()).map(InetAddress::getHostAddress).orElse(request.from());
        List<String> said = Arrays.stream(request.list("X-Forwarded-For").split(",", -1))
                .map(String::strip)
                .toList();
        for (int i = said.size() - 1; i >= 0 && proxies.contains(from); i--) {
            Optional<InetAddress> before = read(said.get(i));
            if (before.isEmpty()) {
                return from;
            }
            from = before.get().getHostAddress();
        }
        return from;
    }

    /**
     * The unit for counting: an IPv4 address, or an IPv6 network, because each house has billions of IPv6 addresses.
     */
    public String placeOf(WebRequest request) {
        String address = of(request);
        byte[] bytes = read(address).map(InetAddress::getAddress).orElse(new byte[0]);
        return bytes.length == IPV6_BYTES ? Arrays.toString(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
    }

    /** Parses an address, never a name: no name server is asked. */
    private static Optional<InetAddress> read(String text) {
        String bare = text.replaceFirst("^\\[(.*)](?::\\d+)?$", "$1").replaceFirst("^(\\d+(?:\\.\\d+){3}):\\d+$", "$1");
        if (!bare.matches(LITERAL) || !(bare.contains(":") || bare.matches("\\d+(\\.\\d+){3}"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException wrong) {
            return Optional.empty();
        }
    }
}
