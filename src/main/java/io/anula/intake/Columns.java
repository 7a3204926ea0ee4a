package io.anula.intake;

/**
 * What the columns are called that differ between a CSV file and the table.
 *
 * @param invoice the invoice's code
 * @param reason why it is cancelled
 */
record Columns(String invoice, String reason) {
    static final Columns CSV = new Columns("tascode", "description");
    static final Columns TABLE = new Columns("invoice", "reason");
}
