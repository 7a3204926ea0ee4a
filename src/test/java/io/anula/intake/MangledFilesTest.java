package io.anula.intake;

import static io.anula.intake.Fixtures.PARSER;
import static io.anula.intake.Fixtures.bytes;
import static io.anula.intake.Fixtures.inspect;
import static io.anula.intake.Fixtures.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a file: it is read to its end, or refused with a place. The seed is fixed. */
class MangledFilesTest {
    private static final int TRIES = 1_000;
    private static final String HOSTILE = "\"\\{}[],:;\t\r\n\0\u0007eE+-.0919é\uFEFF\uD83D\uDE00";

    @ParameterizedTest
    @EnumSource
    void shouldReadToTheEnd_orTellThePlace(FileKind kind) throws IOException {
        Random random = new Random(kind.name().length());
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            byte[] file = valid(kind);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                file = mangled(file, random);
            }
            refused += isRefused(kind, file) ? 1 : 0;
        }
        assertTrue(refused > TRIES / 1000 && refused < TRIES, refused + " of " + TRIES);
    }

    private static boolean isRefused(FileKind kind, byte[] file) throws IOException {
        Inspection inspection;
        try {
            inspection = inspect(kind, file);
        } catch (UnreadableFileException unreadable) {
            assertNotNull(unreadable.line());
            assertNotNull(unreadable.column());
            return true;
        }
        long count = 0;
        try (RequestReader reader =
                PARSER.files().open(new ByteArrayInputStream(file), kind, inspection.charset(), PARSER)) {
            while (reader.hasNext()) {
                assertEquals(++count, reader.next().number());
            }
        }
        assertEquals(inspection.records(), count);
        return false;
    }

    private static byte[] valid(FileKind kind) {
        String lafactura = sample("lafactura-request.json").strip();
        String calipso = sample("calipso-legacy.json").replace("\n", "");
        return bytes(
                switch (kind) {
                    case JSON -> '[' + lafactura + ",\n" + calipso + ",\n" + sample("lafactura-native.json") + ']';
                    case JSON_LINES -> lafactura + '\n' + calipso + "\r\n" + lafactura;
                    case XML ->
                        "<?xml version=\"1.0\"?>\n<list><deleteInvoice><tascode>fc-1</tascode><description>a &amp; b"
                                + "</description></deleteInvoice>\n<creditocc account=\"legacy\"><ordenid>1</ordenid><items>"
                                + "<item><productoid>x</productoid></item></items></creditocc></list>\n";
                    case TEXT ->
                        sample("calipso-legacy.print_r.txt") + "Array\n" + sample("calipso-legacy.print_r.txt");
                    case CSV ->
                        "provider;tascode;description;payload\nlafactura;fc-1;\"a\nb \"\"c\"\"\";\r\n;;;\""
                                + calipso.replace("\"", "\"\"") + "\"\n";
                });
    }

    private static byte[] mangled(byte[] file, Random random) {
        int from = random.nextInt(file.length + 1);
        int to = from + random.nextInt(Math.min(40, file.length - from + 1));
        byte[] head = Arrays.copyOf(file, from);
        byte[] tail = Arrays.copyOfRange(file, to, file.length);
        byte[] part = Arrays.copyOfRange(file, from, to);
        return switch (random.nextInt(6)) {
            case 0 -> joined(head, tail);
            case 1 -> joined(head, part, part, tail);
            case 2 -> joined(head, hostile(random), tail);
            case 3 -> joined(head, hostile(random), part, tail);
            case 4 -> joined(head, new byte[] {(byte) random.nextInt(256)}, tail);
            default -> random.nextInt(5) == 0 ? joined(head, new byte[] {' '}) : joined(head, part, tail);
        };
    }

    private static byte[] hostile(Random random) {
        int at = random.nextInt(HOSTILE.length());
        return bytes(HOSTILE.substring(at, Math.min(HOSTILE.length(), at + 1 + random.nextInt(3))));
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
