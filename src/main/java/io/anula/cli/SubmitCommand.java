package io.anula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cli.Chunks.Chunk;
import io.anula.intake.FileKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands requests to the running service. */
@Command(
        name = "submit",
        description =
                "Hands requests to the running service and prints their ids. The same file again doubles nothing. With --json an answer a line, one for each 500 records or file. / Entrega pedidos al servicio e imprime sus números; repetirlo no duplica nada.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class SubmitCommand extends ServiceCommand {
    private static final String STANDARD_INPUT = "-";
    private static final int PERCENT = 100;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Map<FileKind, String> TYPES = Map.of(
            FileKind.JSON, "application/json",
            FileKind.JSON_LINES, "application/x-ndjson",
            FileKind.CSV, "text/csv");

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "As they go into the inbox; - is the standard input.")
    private List<String> files;

    @Option(
            names = "--type",
            paramLabel = "KIND",
            defaultValue = "json",
            description = "What the standard input is: json (the default), jsonl or csv.")
    private String type;

    @Option(names = "--quiet", description = "Says nothing of the progress. / No muestra el avance.")
    private boolean quiet;

    private long said = System.nanoTime();
    private long accepted;
    private long duplicates;
    private long invalid;

    @Override
    int ask(ServiceClient service) throws CommandFailedException {
        for (String name : files) {
            try {
                submit(service, name);
            } catch (Chunks.TooLargeException large) {
                throw new CommandFailedException(texts().say("too-large", name, Integer.toString(large.megabytes())));
            } catch (NoSuchFileException missing) {
                throw new CommandFailedException(texts().say("no-file", name));
            } catch (CharacterCodingException notUtf8) {
                throw new CommandFailedException(texts().say("no-utf8", name));
            } catch (IOException failure) {
                throw new CommandFailedException("%s: %s".formatted(name, failure));
            }
        }
        err().println(texts().say(
                        "accepted", Long.toString(accepted), Long.toString(duplicates), Long.toString(invalid)));
        return invalid > 0 ? FAILED : 0;
    }

    private void submit(ServiceClient service, String name) throws IOException, CommandFailedException {
        boolean standard = STANDARD_INPUT.equals(name);
        FileKind kind = FileKind.of(standard ? "x." + type : name)
                .orElseThrow(() -> new CommandFailedException(texts().say("no-kind", name)));
        Path path = from(name);
        long size = standard ? 0 : Files.size(path);
        try (InputStream in = standard ? System.in : Files.newInputStream(path);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            Chunks chunks = new Chunks(reader, kind);
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                byte[] text = chunk.text().getBytes(StandardCharsets.UTF_8);
                tell(handOver(service, name, kind, chunk, text), chunk, name);
                progress(name, chunk.bytesSoFar(), size);
            }
        }
    }

    private JsonNode handOver(ServiceClient service, String name, FileKind kind, Chunk chunk, byte[] text)
            throws CommandFailedException {
        try {
            return service.submit(TYPES.getOrDefault(kind, ""), text);
        } catch (CommandFailedException failed) {
            Long line = failed.line();
            throw line == null
                    ? failed
                    : new CommandFailedException(at(name, line + chunk.linesBefore(), failed.getMessage()));
        }
    }

    private String at(String name, long line, @Nullable String what) {
        return texts().say("at-line", name, Long.toString(line), String.valueOf(what));
    }

    /** Paths are those of where the command was called, as everywhere. */
    private static Path from(String name) {
        return Path.of(System.getProperty("anula.from", "")).resolve(name);
    }

    private void tell(JsonNode answer, Chunk chunk, String name) {
        accepted += answer.path("accepted").size();
        duplicates += answer.path("duplicates").size();
        invalid += answer.path("invalid").size();
        if (wantsJson()) {
            out().println(answer);
            return;
        }
        answer.path("accepted").forEach(one -> out().println(text(one, "id") + ' ' + text(one, "key")));
        answer.path("duplicates")
                .forEach(one -> out().println(texts().say("duplicate", text(one, "key"), text(one, "of"))));
        answer.path("invalid").forEach(one -> err().println(
                        at(name, one.path("line").asLong() + chunk.linesBefore(), text(one, "message"))));
    }

    /** Once a second at the most: most files are through before. */
    private void progress(String name, long done, long size) {
        if (!quiet && size > done && System.nanoTime() - said > SECOND_NANOS) {
            said = System.nanoTime();
            String percent = Long.toString(PERCENT * done / size);
            err().println(texts().say("progress", name, percent, Long.toString(accepted + duplicates + invalid)));
            err().flush();
        }
    }
}
