/** The request table: its statements as the settings want them, and the billing system's own database where it lives there. */
@org.jspecify.annotations.NullMarked
package io.anula.intake.table;
