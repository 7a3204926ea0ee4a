package io.anula.cli;

import static io.anula.config.settings.ReconcileKeys.RECONCILE_LISTS_DIR;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.config.settings.Settings;
import io.anula.io.Private;
import io.anula.io.SafeMove;
import io.anula.provider.registry.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has the service verify accepted notes again, or compare a list; prints what was found. */
@Command(
        name = "reconcile",
        description =
                "Verifies the accepted credit notes again that are due (a day and a week after), or compares a provider's list with them, and prints what differs. Exit code 1 while something is to be dealt with. / Verifica de nuevo las notas aceptadas que corresponden (un día y una semana después), o compara una lista del proveedor con ellas, e imprime lo que difiere. Código de salida 1 mientras haya algo por resolver.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ReconcileCommand extends ServiceCommand {
    private static final String ADDRESS = "/api/reconciliation";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 300;

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description =
                    "A provider's list of credit notes, as CSV: it is compared with ours. / Una lista de notas de crédito del proveedor, en CSV: se compara con las nuestras.")
    private @Nullable Path list;

    @Option(
            names = {"-a", "--account"},
            paramLabel = "PROVIDER[/ACCOUNT]",
            defaultValue = "",
            description =
                    "Whose list it is; needed where several could be meant. / De quién es la lista; hace falta si puede ser de varios.")
    private String account;

    @Option(names = "--findings", description = "Only prints what was found. / Solo imprime lo que se halló.")
    private boolean findingsOnly;

    @Option(
            names = "--csv",
            description = "Prints the findings as CSV, those that were dealt with too. / Imprime los hallazgos en CSV.")
    private boolean csv;

    @Option(
            names = "--seen",
            arity = "1..*",
            paramLabel = "ID",
            description =
                    "Marks these findings as dealt with; the alarm ends when all are. / Marca estos hallazgos como resueltos; la alarma termina cuando lo están todos.")
    private List<String> seen = List.of();

    @Option(
            names = {"-r", "--reason"},
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why; it is kept with the finding. / Por qué; queda con el hallazgo.")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Who decides.")
    private String who;

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        if (!seen.isEmpty()) {
            return markSeen(service);
        }
        boolean whole = true;
        if (list != null) {
            whole = compare(service, list);
        } else if (!findingsOnly) {
            run(service);
        }
        int exit = printFindings(service);
        return whole ? exit : FAILED;
    }

    private int markSeen(ServiceClient service) throws CommandFailedException {
        if (reason.isBlank()) {
            err().println(texts().say("reconcile.reason"));
            return WRONG_USE;
        }
        JsonNode answer = service.post(ADDRESS + "/seen", Map.of("ids", seen, "reason", reason, "by", who));
        if (wantsJson()) {
            print(answer);
        } else {
            out().println(texts().say("reconcile.seen", text(answer, "seen")));
        }
        answer.path("unknown").forEach(id -> err().println(texts().say("reconcile.unknown", id.asText())));
        return answer.path("unknown").isEmpty() ? 0 : FAILED;
    }

    private void run(ServiceClient service) throws CommandFailedException {
        long before = service.get(ADDRESS, Map.of()).path("run").path("number").asLong();
        service.post(ADDRESS + "/run", Map.of());
        JsonNode run = await(service, answer -> {
                    JsonNode last = answer.path("run");
                    return last.path("number").asLong() > before
                            && !last.path("running").asBoolean();
                })
                .path("run");
        say("reconcile.run", text(run, "verified"), text(run, "different"), text(run, "unanswered"));
        if (run.path("cutShort").asBoolean() || run.path("unanswered").asLong() > 0) {
            say("reconcile.again");
        }
    }

    /** Returns whether the list was read to its end. */
    private boolean compare(ServiceClient service, Path file) throws CommandFailedException {
        if (!isOfThisHome()) {
            throw new CommandFailedException(texts().say("reconcile.elsewhere"));
        }
        if (!account.isEmpty() && !account.matches("[A-Za-z0-9-]{1,32}(/[A-Za-z0-9._-]{1,64})?")) {
            throw new CommandFailedException(texts().say("reconcile.account"));
        }
        Path folder = Settings.ofProcess(Providers.ALL.settings()).get(RECONCILE_LISTS_DIR);
        Path target;
        try {
            Path name = file.toAbsolutePath().getFileName();
            target = SafeMove.freeName(folder.resolve(account), String.valueOf(name));
            Private.makeFoldersOf(target);
            Path unfinished = target.resolveSibling('.' + target.getFileName().toString() + ".tmp");
            Files.copy(file, unfinished);
            Files.move(unfinished, target);
        } catch (IOException unreadable) {
            throw new CommandFailedException(texts().say("reconcile.no-file", file.toString()));
        }
        String dropped = folder.relativize(target).toString().replace('\\', '/');
        String before =
                result(service.get(ADDRESS, Map.of()), dropped).path("at").asText();
        JsonNode result = result(
                await(service, answer -> {
                    JsonNode found = result(answer, dropped);
                    return !found.isMissingNode() && !found.path("at").asText().equals(before);
                }),
                dropped);
        say(
                "reconcile.list",
                dropped,
                text(result, "notes"),
                text(result, "others"),
                text(result, "wrong"),
                text(result, "findings"),
                text(result, "news"));
        result.path("problems").forEach(problem -> err().println(problem.asText()));
        return result.path("whole").asBoolean();
    }

    private static JsonNode result(JsonNode answer, String dropped) {
        for (JsonNode each : answer.path("lists")) {
            if (each.path("name").asText().equals(dropped)) {
                return each;
            }
        }
        return answer.path("none");
    }

    private JsonNode await(ServiceClient service, Predicate<JsonNode> done) throws CommandFailedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LONGEST.toNanos()) {
            JsonNode answer = service.get(ADDRESS, Map.of());
            if (done.test(answer)) {
                return answer;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new CommandFailedException(texts().say("reconcile.slow"));
    }

    /** What is said besides the findings goes where it does not spoil CSV or JSON. */
    private void say(String name, String... values) {
        (csv || wantsJson() ? err() : out()).println(texts().say(name, values));
    }

    private int printFindings(ServiceClient service) throws CommandFailedException {
        JsonNode answer = service.get(ADDRESS, Map.of());
        long open = answer.path("open").asLong();
        if (csv) {
            out().print(service.text(ADDRESS, Map.of("format", "csv")));
        } else if (wantsJson()) {
            print(answer);
        } else {
            table(answer);
            say(open == 0 ? "reconcile.none" : "reconcile.open", Long.toString(open));
        }
        return open == 0 ? 0 : FAILED;
    }

    private void table(JsonNode answer) {
        Cells cells = new Cells();
        cells.add(
                texts().say("id"),
                texts().say("code"),
                texts().say("account"),
                texts().say("invoice"),
                texts().say("credit-note"),
                texts().say("detail"));
        int rows = 0;
        for (JsonNode each : answer.path("findings")) {
            if (each.path("open").asBoolean()) {
                rows++;
                cells.add(
                        text(each, "id"),
                        text(each, "code"),
                        text(each, "provider") + '/' + text(each, "account"),
                        text(each, "invoice"),
                        text(each, "creditNote"),
                        text(each, "detail"));
            }
        }
        if (rows > 0) {
            cells.lines(Cells.width()).forEach(out()::println);
        }
    }
}
