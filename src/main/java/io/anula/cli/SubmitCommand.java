package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.intake.FileKind;
import io.anula.intake.Inspection;
import io.anula.intake.RequestFiles;
import io.anula.intake.RequestPieces;
import io.anula.intake.RequestPieces.Piece;
import io.anula.intake.UnreadableFileException;
import io.anula.io.Counted;
import io.anula.provider.registry.Providers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits requests to the running service. */
@Command(
        name = "submit",
        description =
                "Hands requests to the running service and prints their ids. Files are read as in the inbox. Submitting a file twice creates no duplicates. --json prints one JSON answer per line (per file or 500 records). / Entrega pedidos al servicio e imprime sus números; repetirlo no duplica nada.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class SubmitCommand extends ServiceCommand {
    private static final String STANDARD_INPUT = "-";
    private static final int PERCENT = 100;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Map<FileKind, String> TYPES = Map.of(
            FileKind.JSON, "application/json",
            FileKind.JSON_LINES, "application/x-ndjson",
            FileKind.CSV, "text/csv",
            FileKind.XML, "application/xml",
            FileKind.TEXT, "text/x-php-dump");

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "As they go into the inbox; - is the standard input.")
    private List<String> files;

    @Option(
            names = "--type",
            paramLabel = "KIND",
            defaultValue = "json",
            description = "What the standard input is: json (the default), jsonl, csv, xml or txt.")
    private String type;

    @Option(names = "--quiet", description = "Says nothing of the progress. / No muestra el avance.")
    private boolean quiet;

    @Mixin
    private RuleOptions rules;

    private long said = System.nanoTime();
    private long accepted;
    private long duplicates;
    private long invalid;

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        for (String name : files) {
            try {
                submit(service, name);
            } catch (RequestPieces.TooLargeException large) {
                throw new CommandFailedException(texts().say("too-large", name, Integer.toString(large.megabytes())));
            } catch (NoSuchFileException missing) {
                throw new CommandFailedException(texts().say("no-file", name));
            } catch (UnreadableFileException unreadable) {
                throw unreadable(name, unreadable);
            } catch (IOException failure) {
                throw new CommandFailedException("%s: %s".formatted(name, failure));
            }
        }
        err().println(texts().say(
                        rules.isDryRun() ? "would-be-accepted" : "accepted",
                        Long.toString(accepted),
                        Long.toString(duplicates),
                        Long.toString(invalid),
                        Counted.word(duplicates, "duplicate", "duplicates"),
                        Counted.word(accepted, "aceptado", "aceptados"),
                        Counted.word(duplicates, "duplicado", "duplicados"),
                        Counted.word(invalid, "inválido", "inválidos")));
        return invalid > 0 ? FAILED : 0;
    }

    private void submit(ServiceClient service, String name) throws IOException, CommandFailedException {
        if (!STANDARD_INPUT.equals(name)) {
            submit(service, name, kind(name, name), from(name));
            return;
        }
        FileKind kind = kind(name, "x." + type);
        Path spooled = Files.createTempFile("anula-submit-", ".tmp");
        try {
            Files.copy(System.in, spooled, StandardCopyOption.REPLACE_EXISTING);
            submit(service, name, kind, spooled);
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    /** Reads the file to its end first, so nothing is submitted from an incomplete file. */
    private void submit(ServiceClient service, String name, FileKind kind, Path path)
            throws IOException, CommandFailedException {
        Inspection inspection = new RequestFiles(Providers.ALL).inspect(path, kind, service.charset());
        try (RequestPieces pieces = new RequestPieces(Files.newInputStream(path), kind, inspection.charset())) {
            for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                tell(handOver(service, name, kind, piece), piece, name);
                progress(name, inspection.records());
            }
        }
    }

    private FileKind kind(String name, String nameOfKind) throws CommandFailedException {
        return FileKind.of(nameOfKind).orElseThrow(() -> new CommandFailedException(texts().say("no-kind", name)));
    }

    private JsonNode handOver(ServiceClient service, String name, FileKind kind, Piece piece)
            throws CommandFailedException {
        try {
            return service.submit(
                    TYPES.getOrDefault(kind, ""), piece.text().getBytes(StandardCharsets.UTF_8), rules.parameters());
        } catch (CommandFailedException failed) {
            Long line = failed.line();
            throw line == null
                    ? failed
                    : new CommandFailedException(at(name, line + piece.linesBefore(), failed.getMessage()));
        }
    }

    private String at(String name, long line, @Nullable String what) {
        return texts().say("at-line", name, Long.toString(line), String.valueOf(what));
    }

    /** Relative paths count from the folder where the command was called. */
    private static Path from(String name) {
        return Path.of(System.getProperty("anula.from", "")).resolve(name);
    }

    private void tell(JsonNode answer, Piece piece, String name) {
        if (rules.isDryRun()) {
            tellDryRun(answer, piece, name);
            return;
        }
        accepted += answer.path("accepted").size();
        duplicates += answer.path("duplicates").size();
        invalid += answer.path("invalid").size();
        if (wantsJson()) {
            out().println(answer);
            return;
        }
        answer.path("accepted").forEach(one -> out().println(accepted(one)));
        answer.path("duplicates")
                .forEach(one -> out().println(texts().say("duplicate", text(one, "key"), text(one, "of"))));
        answer.path("invalid").forEach(one -> err().println(
                        at(name, one.path("line").asLong() + piece.linesBefore(), RuleOptions.refusal(one, texts()))));
    }

    /** Its id and key, that it waits for a release, and its warnings. */
    private static String accepted(JsonNode one) {
        StringBuilder line = new StringBuilder(text(one, "id") + ' ' + text(one, "key"));
        if (one.has("approval")) {
            line.append(" HELD: ").append(text(one, "approval"));
        }
        one.path("warnings").forEach(warning -> line.append("; ").append(text(warning, "message")));
        return line.toString();
    }

    private void tellDryRun(JsonNode answer, Piece piece, String name) {
        for (JsonNode record : answer.path("results")) {
            boolean isInvalid = text(record, "verdict").equals("INVALID");
            accepted += isInvalid ? 0 : 1;
            invalid += isInvalid ? 1 : 0;
            if (!wantsJson()) {
                String place = texts().say(
                                "place", name, Long.toString(record.path("line").asLong() + piece.linesBefore()));
                RuleOptions.lines(record, place, texts()).forEach(out()::println);
            }
        }
        if (wantsJson()) {
            out().println(answer);
        }
    }

    private CommandFailedException unreadable(String name, UnreadableFileException unreadable) {
        Long line = unreadable.line();
        return new CommandFailedException(
                line == null ? name + ": " + unreadable.getMessage() : at(name, line, unreadable.getMessage()));
    }

    /** Prints the progress, at most once a second; most files are done before. */
    private void progress(String name, long records) {
        long done = accepted + duplicates + invalid;
        if (!quiet && records > done && System.nanoTime() - said > SECOND_NANOS) {
            said = System.nanoTime();
            err().println(texts().say("progress", name, Long.toString(PERCENT * done / records), Long.toString(done)));
            err().flush();
        }
    }
}
