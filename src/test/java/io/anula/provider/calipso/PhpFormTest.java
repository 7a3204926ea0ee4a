package io.anula.provider.calipso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.intake.Accounts;
import io.anula.intake.ConfiguredAccounts;
import io.anula.intake.FileKind;
import io.anula.intake.RequestParser;
import io.anula.intake.RequestReader;
import io.anula.testing.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves in the encoding {@code form} is what PHP's own http_build_query makes of the document. */
final class PhpFormTest {
    private static final Accounts ACCOUNTS = new ConfiguredAccounts(Given.settings(Map.of()));

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PhpFormTest.class.getResourceAsStream("/php/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String content(String json) {
        InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        RequestParser parser = new RequestParser(Given.PROVIDERS, ACCOUNTS);
        try (RequestReader reader = parser.files().open(in, FileKind.JSON, StandardCharsets.UTF_8, parser)) {
            return Objects.requireNonNull(reader.next().request()).content();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text-legacy", "floats", "nulls", "empty-arrays", "discount", "items-with-a-gap"})
    void shouldSendTheFormThatPhpMakes(String name) throws IOException {
        String content = content(resource(name + ".taken.json"));
        byte[] form = Fixtures.unit("encoding", "form")
                .cancelForm(Given.claim(Fixtures.fresh().cancellation(), content));
        assertEquals(resource(name + ".form"), new String(form, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text-legacy", "floats", "nulls", "empty-arrays", "discount", "items-with-a-gap"})
    void shouldSendTheJsonThatCame(String name) throws IOException {
        String came = resource(name + ".taken.json");
        byte[] sent = Fixtures.unit("encoding", "json")
                .cancelForm(Given.claim(Fixtures.fresh().cancellation(), content(came)));
        assertEquals(unescaped(came), new String(sent, StandardCharsets.UTF_8));
    }

    /** PHP writes what is not ASCII, and each slash, with a backslash. */
    private static String unescaped(String json) {
        return json.replace("\\/", "/").replace("\\u00f3", "ó").replace("\\u00f1", "ñ");
    }
}
