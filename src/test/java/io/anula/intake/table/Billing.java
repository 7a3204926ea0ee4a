package io.anula.intake.table;

import io.anula.InProcess;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A billing system's side of the request table. */
interface Billing {
    /** Where the service finds the table. */
    Map<String, String> environment();

    /** Statements as the billing system, which may do everything there. */
    JdbcTemplate sql(InProcess service);

    /** The table that {@link #otherSettings} describes, made by the billing system long before. */
    default void makeOtherTable() {
        throw new UnsupportedOperationException();
    }

    /** Settings for a table that is called otherwise, has no column for the provider, and a key of letters. */
    default Map<String, String> otherSettings() {
        throw new UnsupportedOperationException();
    }

    /** From now on the row of that invoice cannot be changed. */
    default void refuseToWrite(String invoice) {
        throw new UnsupportedOperationException(invoice);
    }

    /** Ends the service's connections; it may come back at once. */
    default void disconnect() {
        throw new UnsupportedOperationException();
    }

    /** Ends them and lets the service in no more. */
    default void shut() {
        throw new UnsupportedOperationException();
    }

    /** Lets it in again. */
    default void open() {
        throw new UnsupportedOperationException();
    }
}
