package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @ParameterizedTest
    @CsvSource({
        "a.json,JSON",
        "A.JSON,JSON",
        "a.b.json,JSON",
        "a.jsonl,JSON_LINES",
        "a.NdJson,JSON_LINES",
        "a.Csv,CSV",
        ".csv,CSV"
    })
    void shouldTellTheKind_byTheExtension(String name, FileKind kind) {
        assertEquals(Optional.of(kind), FileKind.of(name));
    }

    @Test
    void shouldTellNothing_ofOtherNames() {
        for (String name : new String[] {"", "json", "ajson", "a.json ", "a.xls", "a.json.tmp", "a.csv2", "a.jsonlx"}) {
            assertEquals(Optional.empty(), FileKind.of(name), name);
        }
    }
}
