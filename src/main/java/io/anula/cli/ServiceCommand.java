package io.anula.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The common options of all commands over the API: the service, the language, {@code --json}. */
@Command(mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
abstract class ServiceCommand implements Callable<Integer> {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints the service's answer as JSON.")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "Of a service elsewhere, such as http://10.0.0.7:8080; else the one of this home.")
    private String url;

    private final Texts texts = Texts.of(System.getenv());

    @Override
    public final Integer call() {
        try {
            int exit = ask(ServiceClient.of(url, texts));
            out().flush();
            return exit;
        } catch (CommandFailedException failed) {
            err().println(failed.getMessage());
            err().flush();
            return FAILED;
        }
    }

    /** Asks the service and prints its answer; returns the exit code. */
    abstract int ask(ServiceClient service) throws CommandFailedException;

    final Texts texts() {
        return texts;
    }

    /** Whether the service of this home is asked. */
    final boolean isOfThisHome() {
        return url.isEmpty();
    }

    final boolean wantsJson() {
        return json;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final void print(JsonNode answer) {
        try {
            out().println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("JSON that was read cannot be written", impossible);
        }
    }

    /** The text of a field; empty if the field is missing. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isNull() ? "" : value.asText("");
    }
}
