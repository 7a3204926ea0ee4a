package io.anula.intake;

/** A file in which there is nothing. */
final class Empty {
    private Empty() {}

    static UnreadableFileException file() {
        return new UnreadableFileException(
                Position.START,
                "the file is empty: at least one request was expected",
                "el archivo está vacío: se esperaba al menos una solicitud");
    }
}
