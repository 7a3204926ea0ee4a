package io.anula.provider.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places from which documents may be fetched. An entry is a host, or an address without a path; without a scheme it
 * means https, without a port the port of its scheme.
 */
public final class DocumentHosts {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final List<Place> places;

    private DocumentHosts(List<Place> places) {
        this.places = places;
    }

    /**
     * These entries, without those that are no addresses.
     *
     * @param privately whether they may have private addresses, such as 10.0.0.1 or 127.0.0.1
     */
    public static DocumentHosts of(Collection<String> entries, boolean privately) {
        return new DocumentHosts(entries.stream()
                .flatMap(entry -> place(entry, privately).stream())
                .toList());
    }

    /** These places and those. */
    public DocumentHosts and(DocumentHosts others) {
        return new DocumentHosts(
                Stream.concat(places.stream(), others.places.stream()).toList());
    }

    private static Optional<Place> place(String entry, boolean privately) {
        String text = entry.strip();
        try {
            URI uri = new URI(text.contains("://") ? text : "https://" + text);
            return uri.getHost() == null ? Optional.empty() : Optional.of(place(uri, privately));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static Place place(URI uri, boolean privately) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS : HTTP;
        return new Place(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, privately);
    }

    /** Whether a document may be fetched from this address. */
    boolean allow(URI uri) {
        return uri.getHost() != null
                && uri.getScheme() != null
                && uri.getRawUserInfo() == null
                && places.stream().anyMatch(place -> place.isSame(place(uri, false)));
    }

    /** Whether this host may have a private address. */
    public boolean allowPrivate(String host) {
        return places.stream()
                .anyMatch(place -> place.privately() && place.host().equals(host.toLowerCase(Locale.ROOT)));
    }

    private record Place(String scheme, String host, int port, boolean privately) {
        boolean isSame(Place other) {
            return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
        }
    }
}
