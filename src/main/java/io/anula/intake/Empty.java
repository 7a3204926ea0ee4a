package io.anula.intake;

/** The error for an empty file. */
final class Empty {
    private Empty() {}

    static UnreadableFileException file() {
        return new UnreadableFileException(
                Position.START,
                "the file is empty: at least one request was expected",
                "el archivo está vacío: se esperaba al menos una solicitud");
    }
}
