package io.anula.config.settings;

import static io.anula.config.settings.Kind.CRON;
import static io.anula.config.settings.Kind.FOLDER;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.orEmpty;

import java.nio.file.Path;
import java.util.List;

/** Reconciliation: accepted notes are asked about again, and the provider's lists of notes are compared with ours. */
public final class ReconcileKeys {
    private static final SettingGroup GROUP = new SettingGroup(true);

    public static final Setting<String> RECONCILE_CRON = GROUP.add(
            "reconcile.cron",
            "0 30 3 * * ?",
            orEmpty(CRON),
            "When accepted notes are verified again, each a day and a week after; empty: only when a person asks");
    public static final Setting<Path> RECONCILE_LISTS_DIR = GROUP.atStart(
            "reconcile.lists.dir", "lists", FOLDER, "Folder into which a provider's lists of credit notes are dropped");
    public static final Setting<String> RECONCILE_LISTS_NOTE = GROUP.add(
            "reconcile.lists.note",
            "",
            TEXT,
            "Column of a list with the note's code; empty: tascode, nota, credit note …");
    public static final Setting<String> RECONCILE_LISTS_INVOICE = GROUP.add(
            "reconcile.lists.invoice",
            "",
            TEXT,
            "Column with the invoice that the note cancels; empty: referal, factura, invoice …");
    public static final Setting<String> RECONCILE_LISTS_DATE =
            GROUP.add("reconcile.lists.date", "", TEXT, "Column with the note's date; empty: fecha, date …");
    public static final Setting<String> RECONCILE_LISTS_PROCESS = GROUP.add(
            "reconcile.lists.process",
            "",
            TEXT,
            "Column with the authority's step, as a number; empty: process, proceso …");

    private ReconcileKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
