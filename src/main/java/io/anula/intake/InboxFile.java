package io.anula.intake;

import io.anula.io.PlainFile;
import io.anula.store.IntakeFile;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A complete file of the inbox.
 *
 * @param opened the open file that everything is read from
 * @param look its fingerprint before reading
 * @param charset used if there is no byte order mark
 * @param account the account in whose folder it is; empty for the inbox itself
 * @param records the number of records
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
    /** The same file with its new row. */
    InboxFile with(IntakeFile newest) {
        return new InboxFile(path, opened, look, kind, charset, account, newest, records);
    }
}
