package io.anula.cli;

import io.anula.web.console.PasswordHash;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an entry for {@code console.users} from a password, which is never shown. */
@Command(
        name = "password",
        description =
                "Asks for a password, on the terminal or as a line of the input, and prints what goes into console.users.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class PasswordCommand implements Callable<Integer> {
    private static final int SHORTEST = 8;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "Who it is for; without it only the hash is printed.")
    private @Nullable String name;

    @Option(names = "--stdin", description = "The password is a line of the input; also where there is no terminal.")
    private boolean fromInput;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = ask(fromInput ? null : System.console());
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST || bytes > PasswordHash.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a password of %d characters or more and of %d bytes at the most is wanted"
                            .formatted(SHORTEST, PasswordHash.MOST_BYTES));
        }
        String hash = PasswordHash.of(password);
        spec.commandLine().getOut().println(name == null ? hash : name + ':' + hash);
        return CommandLine.ExitCode.OK;
    }

    private static String ask(@Nullable Console terminal) throws IOException {
        if (terminal == null) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        }
        char[] first = terminal.readPassword("Password / Contraseña: ");
        char[] again = terminal.readPassword("Again / Otra vez: ");
        if (first == null) {
            return "";
        }
        if (again != null && !Arrays.equals(first, again)) {
            throw new IllegalArgumentException("the two are not the same");
        }
        return new String(first);
    }
}
