package io.anula.intake;

/**
 * The names of the columns that differ between a CSV file and the table.
 *
 * @param invoice the column with the invoice's code
 * @param reason the column with the reason of the cancellation
 */
record Columns(String invoice, String reason) {
    static final Columns CSV = new Columns("tascode", "description");
    static final Columns TABLE = new Columns("invoice", "reason");
}
