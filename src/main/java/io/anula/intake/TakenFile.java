package io.anula.intake;

import io.anula.store.IntakeFile;
import java.nio.file.Path;

/**
 * A file of the inbox that can be read to its end.
 *
 * @param look how it looked before it was read
 * @param records how many it holds
 */
public record TakenFile(Path path, FileLook look, FileKind kind, IntakeFile file, long records) {}
