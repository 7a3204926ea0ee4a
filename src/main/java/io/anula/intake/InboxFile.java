package io.anula.intake;

import io.anula.io.PlainFile;
import io.anula.store.IntakeFile;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A file of the inbox that can be read to its end.
 *
 * @param opened all that is read of it comes from there
 * @param look how it looked before it was read
 * @param charset in which it is read where it has no byte order mark
 * @param account whose folder it lies in; empty for the inbox itself
 * @param records how many it holds
 */
public record InboxFile(
        Path path,
        PlainFile opened,
        FileFingerprint look,
        FileKind kind,
        Charset charset,
        String account,
        IntakeFile file,
        long records) {
    /** The same after a step. */
    InboxFile with(IntakeFile newest) {
        return new InboxFile(path, opened, look, kind, charset, account, newest, records);
    }
}
