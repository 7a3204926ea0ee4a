package io.anula.intake;

import io.anula.store.IntakeFile;
import java.nio.file.Path;

/**
 * A file of the inbox that can be read to its end.
 *
 * @param records how many it holds
 */
public record TakenFile(Path path, FileKind kind, IntakeFile file, long records) {}
