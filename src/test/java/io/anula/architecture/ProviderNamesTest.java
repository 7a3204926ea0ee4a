package io.anula.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A provider is a folder: no other source knows one by its name. */
final class ProviderNamesTest {
    private static final Path MAIN = Path.of("src/main/java/io/anula");

    /** The list of them, the settings' own descriptions, and the simulator, which plays them and knows nothing of ours. */
    private static final List<Path> MAY = Stream.concat(
                    Stream.of("provider/registry/Providers.java", "config/settings", "simulator")
                            .map(MAIN::resolve),
                    Given.PROVIDERS.names().texts().stream().map(MAIN.resolve("provider")::resolve))
            .toList();

    @Test
    void shouldNameNoProvider_outsideItsFolder() throws IOException {
        Pattern name = Pattern.compile(String.join("|", Given.PROVIDERS.names().texts()), Pattern.CASE_INSENSITIVE);
        try (Stream<Path> sources = Files.walk(MAIN)) {
            List<Path> named = sources.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> MAY.stream().noneMatch(each::startsWith))
                    .filter(each -> name.matcher(read(each)).find())
                    .toList();
            assertEquals(List.of(), named);
        }
    }

    /** Without imports, and without the names of the simulator's methods. */
    private static String read(Path source) {
        try {
            return Files.readString(source).replaceAll("(?m)^import .*$", "");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
