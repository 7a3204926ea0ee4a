package io.anula.intake;

import static io.anula.intake.Fixtures.ends;
import static io.anula.intake.Fixtures.problem;
import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.intake.rules.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What PHP itself wrote, by {@code documents.php} beside the files: the second part of their names is what becomes of them. */
class PhpDocumentsTest {
    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(PhpDocumentsTest.class.getResource("/php"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.split("\\.", -1).length == 3)
                    .sorted()
                    .toList();
        }
    }

    private static List<ReadRecord> records(String name) {
        try {
            return read(FileKind.of(name).orElseThrow(), Files.readAllBytes(folder().resolve(name)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void shouldHaveSomethingToTry() throws IOException {
        assertTrue(documents().size() > 40, documents().toString());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldEndAsItsNameSays(String name) {
        String end = name.split("\\.", -1)[1];
        for (ReadRecord record : records(name)) {
            if (end.equals("taken")) {
                assertTrue(record.request() != null, () -> problem(record).message());
            } else {
                assertEquals(end, problem(record).rule(), problem(record).message());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list.taken.json, 1204 1205",
        "list-with-gaps.taken.json, 1204 1205",
        "lines.taken.jsonl, 1204 1205",
        "lafactura.taken.json, fc-1204",
        "dump.taken.txt, 1204",
        "dump-latin1.taken.txt, 1204",
        "dump-object.taken.txt, 1204",
        "dump-list.taken.txt, 1204 1205 fc-1204",
        "dump-several.taken.txt, 1204 fc-1204 1205"
    })
    void shouldFindEachDocument(String name, String invoices) {
        assertEquals(List.of(invoices.split(" ", -1)), ends(records(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text.taken.json|\"total\":\"364.68\"|\"precio\":\"284.20\"|\"descuentogeneral\":\"0.00\"",
                "floats.taken.json|\"total\":364.68|\"precio\":284.2,|\"descuentogeneral\":0,",
                "floats-fraction.taken.json|\"cantidad\":1.0,|\"precio\":284.2,|\"descuentogeneral\":0.0,",
                "numeric-check.taken.json|\"CAE\":69124733689830,|\"codpostal\":7474|\"precio\":284.2,",
                "items-with-a-gap.taken.json|\"items\":{\"0\":{\"productoid\"|\"2\":{|\"1204\"",
                "nulls.taken.json|\"observacion\":null|\"CAE\":null|\"mail\":null",
                "empty-arrays.taken.json|\"observacion\":[]|\"customfields\":[]|\"1204\"",
                "discount.taken.json|\"precio\":\"-17.19\"|\"importe\":\"-17.19\"|Código",
                "final-consumer-zero.taken.json|\"DocTipo\":99|\"idimpositivo\":0}|\"1204\"",
                "dump.taken.txt|\"precio\":\"284.20\"|\"items\":[{\"productoid\"|Cancelación pedida: señal/año",
                "dump-latin1.taken.txt|\"precio\":\"284.20\"|\"items\":[{\"productoid\"|Cancelación pedida: señal/año",
                "dump-gap.taken.txt|\"items\":{\"0\":{|\"2\":{|\"DocTipo\":\"80\"",
                "dump-object.taken.txt|\"items\":[{\"productoid\"|\"cliente\":{\"id\":\"W20065\"|\"total\":\"364.68\"",
                "dump-empty.taken.txt|\"observacion\":\"dos\\nlíneas\"|\"mail\":\"\"|\"customfields\":[]"
            })
    void shouldLeaveAsItCame(String name, String one, String other, String third) {
        String content = request(records(name).get(0)).content();
        for (String part : List.of(one, other, third)) {
            assertTrue(content.contains(part), content);
        }
    }

    @ParameterizedTest
    @CsvSource({"precision-17, items[0].precio, 284.20", "precision-17, total, 364.68", "sum-of-floats, total, 0.30"})
    void shouldSayWhatWasMeant_whenPhpWritesARoundingError(String name, String field, String meant) {
        Problem problem = problem(records(name + ".amount.json").get(0));
        assertTrue(problem.message().contains("serialize_precision"), problem.message());
        if (field.equals(problem.field())) {
            assertTrue(problem.message().startsWith(field + ": " + meant + " was probably meant"), problem.message());
        }
    }

    @Test
    void shouldSayWhatWasMeant_alsoOfAnItem() {
        String text = "{\"tipo\":\"creditocc\",\"cliente\":{\"id\":1,\"nombre\":\"A\",\"DocTipo\":99},\"ordenid\":7,"
                + "\"total\":364.68,\"items\":[{\"productoid\":1,\"detalle\":\"D\",\"cantidad\":1,"
                + "\"precio\":284.19999999999999,\"importe\":284.19999999999999}]}";
        Problem problem = problem(read(FileKind.JSON, text).get(0));
        assertEquals("items[0].precio", problem.field());
        assertTrue(problem.message().startsWith("items[0].precio: 284.20 was probably meant"), problem.message());
    }

    @Test
    void shouldOnlyWarn_asWithNumbers() {
        assertEquals(List.of(), request(records("text.taken.json").get(0)).warnings());
        assertEquals(List.of(), request(records("discount.taken.json").get(0)).warnings());
        assertEquals(
                List.of(),
                request(records("items-with-a-gap.taken.json").get(0)).warnings());
        assertEquals(List.of(), request(records("from-xml.taken.json").get(0)).warnings());
    }
}
