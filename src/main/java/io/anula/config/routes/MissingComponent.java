package io.anula.config.routes;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchEndpointException;

/** What is said of an address whose component is not here: which jar has it, and where the jar belongs. */
final class MissingComponent {
    private static final Pattern SCHEME = Pattern.compile("^([\\w+.-]+):");

    /** Camel names the jars of components by their scheme, but for these. */
    private static final Map<String, String> JARS = Map.of("sftp", "camel-ftp", "ftps", "camel-ftp");

    private MissingComponent() {}

    /** The text, if an address could not be used because nothing here knows its scheme. */
    static Optional<String> in(Throwable failure, CamelContext context) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof NoSuchEndpointException missing && missing.getUri() != null) {
                Matcher scheme = SCHEME.matcher(missing.getUri());
                return scheme.find() ? Optional.of(text(scheme.group(1), context)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The text for that scheme. */
    static String text(String scheme, CamelContext context) {
        return "the component %s is not here: put %s %s and the jars that it needs into lib/, then restart / falta el componente: ponga sus jars en lib/ y reinicie"
                .formatted(scheme, JARS.getOrDefault(scheme, "camel-" + scheme), context.getVersion());
    }
}
