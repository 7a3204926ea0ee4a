package io.anula.intake.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Interprets the exceptions of a database. */
final class Reasons {
    /**
     * Connection exceptions, PostgreSQL's operator intervention, MariaDB's killed connection. The exception's class
     * does not help: MariaDB's driver reports most failures as transient connection errors.
     */
    private static final List<String> GONE = List.of("08", "57P", "70100");

    /** Data exceptions: a text is too long, or has characters that the column cannot store. */
    private static final String DATA = "22";
    /** The same by the error numbers of MariaDB and MySQL, whose SQL states differ. */
    private static final Set<Integer> DATA_NUMBERS = Set.of(1366, 1406, 1267, 1300, 3854, 3988);

    private Reasons() {}

    /** The first line of the innermost database message. */
    static String of(Throwable failure) {
        String said = failure.toString();
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SQLException refused && refused.getMessage() != null) {
                said = refused.getMessage().lines().findFirst().orElse(said);
            }
        }
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /** Whether a value does not fit its column; a simpler value may. */
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
