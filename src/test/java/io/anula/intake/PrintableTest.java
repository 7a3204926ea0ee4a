package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.Printable;
import io.anula.intake.rules.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("ñ 😀", "ñ 😀"),
                Arguments.of("1234567890", "1234567890"),
                Arguments.of("12345678901", "123456789…"),
                Arguments.of("123456789😀", "123456789…"),
                Arguments.of("12345678😀", "12345678😀"),
                Arguments.of("12345678😀x", "12345678…"),
                Arguments.of("a\n", "a\\u000a"),
                Arguments.of("\ud800x", "\\ud800x"),
                Arguments.of("\u202e\u0000", "\\u202e…"),
                Arguments.of("\u2028", "\\u2028"),
                Arguments.of("\ue000", "\\ue000"),
                Arguments.of("\uffff", "\\uffff"),
                Arguments.of("\u2029", "\\u2029"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldShowText_in10Characters(String text, String shown) {
        assertEquals(shown, Printable.text(text, 10));
    }

    @Test
    void shouldHideWhatIsUnderCliente_andOnlyThat() {
        for (String field : new String[] {"cliente", "cliente.id", "cliente[0]"}) {
            assertNull(new Problem(field, "x", "type", "").value(), field);
        }
        assertEquals("x", new Problem("clientes", "x", "type", "").value());
    }

    @Test
    void shouldBoundAProblem() {
        String endless = "x".repeat(20_000);
        Problem problem = new Problem(endless, endless, "type", endless);
        assertEquals(200, String.valueOf(problem.field()).length());
        assertEquals(100, String.valueOf(problem.value()).length());
        assertEquals(1_000, problem.message().length());
        assertTrue(Problem.of(endless, null, "type", "a", "b").message().endsWith("…: b"));
    }

    @Test
    void shouldHoldARequestOrAProblem() {
        assertThrows(IllegalArgumentException.class, () -> new ReadRecord(1, 1L, null, null));
    }
}
