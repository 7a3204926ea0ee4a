package io.anula.intake.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a database's failure says. */
final class Reasons {
    /**
     * Connection exceptions, PostgreSQL's operator intervention, MariaDB's killed connection. The exception's class tells
     * nothing: MariaDB's driver calls most failures transient ones of the connection.
     */
    private static final List<String> GONE = List.of("08", "57P", "70100");

    /** Data exceptions: a text that is too long, or has characters that the column does not know. */
    private static final String DATA = "22";
    /** The same as MariaDB and MySQL number them, under whatever state. */
    private static final Set<Integer> DATA_NUMBERS = Set.of(1366, 1406, 1267, 1300, 3854, 3988);

    private Reasons() {}

    /** The innermost message of the database, its first line. */
    static String of(Throwable failure) {
        String said = failure.toString();
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SQLException refused && refused.getMessage() != null) {
                said = refused.getMessage().lines().findFirst().orElse(said);
            }
        }
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /** True where a value does not fit its column: a simpler one may. */
    static boolean isMisfit(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException refused
                        && ((refused.getSQLState() != null
                                        && refused.getSQLState().startsWith(DATA))
                                || DATA_NUMBERS.contains(refused.getErrorCode())));
    }

    static boolean isLostConnection(Throwable failure) {
        return causes(failure).stream().anyMatch(Reasons::isLost);
    }

    private static boolean isLost(Throwable cause) {
        return cause instanceof SQLException refused
                && refused.getSQLState() != null
                && GONE.stream().anyMatch(refused.getSQLState()::startsWith);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !all.contains(cause); cause = cause.getCause()) {
            all.add(cause);
        }
        return all;
    }
}
