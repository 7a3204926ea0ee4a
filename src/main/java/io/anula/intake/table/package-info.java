/** The request table: its SQL for the configured columns, and the connection to the billing system's own database. */
@org.jspecify.annotations.NullMarked
package io.anula.intake.table;
