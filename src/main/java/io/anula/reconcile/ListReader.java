package io.anula.reconcile;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.config.settings.Settings;
import io.anula.intake.CsvTable;
import io.anula.intake.Source;
import io.anula.intake.UnreadableFileException;
import io.anula.provider.Adapters;
import io.anula.store.Findings;
import io.anula.store.NoteChecks;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's list of credit notes and compares it with the store. The list is a stream: some thousands of its
 * lines are in memory at once. A line that cannot be read is named and passed over; the others count.
 */
final class ListReader {
    private static final int CHUNK = 5_000;
    private static final int MOST_PROBLEMS = 20;

    private final Supplier<Settings> settings;
    private final Adapters adapters;
    private final NoteChecks checks;
    private final Findings findings;
    private final Clock clock;

    ListReader(Supplier<Settings> settings, Adapters adapters, NoteChecks checks, Findings findings, Clock clock) {
        this.settings = settings;
        this.adapters = adapters;
        this.checks = checks;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Whose list it is.
     *
     * @param account empty if the list may be of any account of the provider
     */
    record Owner(Provider provider, String account) {}

    /**
     * The owner that the folders of a list name.
     *
     * @param folders none, the provider, or the provider and the account
     * @throws WrongListException when there is no such account, or when it must be named
     */
    Owner owner(List<String> folders) throws WrongListException {
        List<AccountName> accounts = settings.get().accounts().stream()
                .map(each -> each.account().accountName())
                .toList();
        Provider provider = folders.isEmpty()
                ? onlyProvider(accounts)
                : adapters.names()
                        .find(folders.get(0))
                        .orElseThrow(() -> new WrongListException(
                                "%s: no such provider / no hay tal proveedor".formatted(folders.get(0))));
        List<String> names = accounts.stream()
                .filter(each -> each.provider().equals(provider))
                .map(AccountName::name)
                .toList();
        if (folders.size() > 1) {
            String account = folders.get(1).toLowerCase(Locale.ROOT);
            if (!names.contains(account)) {
                throw new WrongListException("%s/%s: no such account in the settings / no hay tal cuenta"
                        .formatted(provider.text(), account));
            }
            return new Owner(provider, account);
        }
        if (names.size() != 1 && provider.hasCodesOfEachAccount()) {
            throw new WrongListException(
                    "the account was expected: put the list into %1$s/<account>/ / se esperaba la cuenta: ponga la lista en %1$s/<cuenta>/"
                            .formatted(provider.text()));
        }
        return new Owner(provider, names.size() == 1 ? names.get(0) : "");
    }

    private static Provider onlyProvider(List<AccountName> accounts) throws WrongListException {
        List<Provider> all =
                accounts.stream().map(AccountName::provider).distinct().toList();
        List<Provider> polled = all.stream().filter(Provider::isPolled).toList();
        if (all.size() == 1 || polled.size() == 1) {
            return all.size() == 1 ? all.get(0) : polled.get(0);
        }
        throw new WrongListException(
                "the provider was expected: put the list into <provider>/ / se esperaba el proveedor: ponga la lista en <proveedor>/");
    }

    /**
     * Reads the list.
     *
     * @param name for its findings
     * @param charset of a list without byte order mark; null to detect it
     * @throws WrongListException when it has no usable header
     * @throws UnreadableFileException when it cannot be read at all
     */
    ListResult read(Source source, String name, Owner owner, @Nullable Charset charset) throws IOException {
        Pass pass = new Pass(owner, name);
        boolean whole = true;
        try (CsvTable table = CsvTable.open(source, charset)) {
            ListColumns columns = ListColumns.of(table.header(), settings.get());
            try {
                for (CsvTable.Line row = table.next(); row != null; row = table.next()) {
                    pass.take(row, columns);
                }
            } catch (UnreadableFileException cut) {
                whole = false;
                pass.problem(cut.line() == null ? 0 : cut.line(), String.valueOf(cut.getMessage()));
            }
            pass.flush();
            if (whole && pass.wrong == 0) {
                pass.missing();
            }
        }
        if (pass.judge.found() > ListJudge.MOST_KEPT) {
            pass.problems.add(
                    "%1$d findings, of which the first %2$d are kept: is it the list of another account? / se guardan los primeros %2$d de %1$d hallazgos: ¿es la lista de otra cuenta?"
                            .formatted(pass.judge.found(), ListJudge.MOST_KEPT));
        }
        return new ListResult(
                name,
                clock.instant(),
                pass.notes,
                pass.others,
                pass.wrong,
                pass.judge.found(),
                pass.judge.news(),
                whole,
                List.copyOf(pass.problems));
    }

    /** One reading of one list. */
    private final class Pass {
        private final Owner owner;
        private final String name;
        private final ListJudge judge;
        private final MissingNotes missing = new MissingNotes();
        private final List<ListLine> lines = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private long notes;
        private long others;
        private long wrong;

        Pass(Owner owner, String name) {
            this.owner = owner;
            this.name = name;
            judge = new ListJudge(checks, findings, owner.provider(), owner.account(), name);
        }

        void take(CsvTable.Line row, ListColumns columns) {
            try {
                ListLine line = ListLine.of(row, columns);
                if (!adapters.of(owner.provider()).isNote(line.note())) {
                    others++;
                    return;
                }
                notes++;
                ListLine.unreadable(row, columns).ifPresent(what -> {
                    wrong++;
                    problem(row.line(), what);
                });
                missing.add(line);
                lines.add(line);
            } catch (WrongListException problem) {
                wrong++;
                problem(row.line(), String.valueOf(problem.getMessage()));
            }
            if (lines.size() >= CHUNK) {
                flush();
            }
        }

        void problem(long line, String what) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add("line %d: %s".formatted(line, what));
            }
        }

        void flush() {
            judge.judge(lines);
            lines.clear();
        }

        void missing() {
            if (!owner.account().isEmpty() && missing.isKnown()) {
                missing.find(checks, owner.provider(), owner.account(), ZoneId.systemDefault(), name, judge);
            }
        }
    }
}
