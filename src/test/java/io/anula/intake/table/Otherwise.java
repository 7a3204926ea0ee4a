package io.anula.intake.table;

import java.util.Map;

/** The settings for a table that the billing system has called as it likes. */
final class Otherwise {
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("REQUESTS_TABLE_NAME", "anulaciones"),
            Map.entry("REQUESTS_TABLE_WHERE", "tipo = 'ANULAR'"),
            Map.entry("REQUESTS_TABLE_PROVIDER", "lafactura"),
            Map.entry("REQUESTS_TABLE_REASON", "Factura anulada"),
            Map.entry("REQUESTS_TABLE_COLUMNS_ID", "codigo"),
            Map.entry("REQUESTS_TABLE_COLUMNS_PROVIDER", ""),
            Map.entry("REQUESTS_TABLE_COLUMNS_ACCOUNT", ""),
            Map.entry("REQUESTS_TABLE_COLUMNS_INVOICE", "factura"),
            Map.entry("REQUESTS_TABLE_COLUMNS_REASON", ""),
            Map.entry("REQUESTS_TABLE_COLUMNS_PAYLOAD", ""),
            Map.entry("REQUESTS_TABLE_COLUMNS_STATUS", "paso"),
            Map.entry("REQUESTS_TABLE_COLUMNS_CANCELLATION_ID", "anula_id"),
            Map.entry("REQUESTS_TABLE_COLUMNS_CREDIT_NOTE", "nota"),
            Map.entry("REQUESTS_TABLE_COLUMNS_AUTHORITY_CODE", ""),
            Map.entry("REQUESTS_TABLE_COLUMNS_MESSAGE", "detalle"),
            Map.entry("REQUESTS_TABLE_COLUMNS_UPDATED_AT", ""));

    private Otherwise() {}
}
