package io.anula.store;

/** The store must not be used: it is damaged, or older than it was. The message is one line that says what to do. */
public final class StoreDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String WAY_OUT =
            ". Nothing was started. Way out: put the newest backup into an empty store (import), or, where you know that this "
                    + "store is older, \"anula run --after-restore\"; \"anula store verify\" says all that is wrong / No se inició nada. "
                    + "Salida: restaure la copia más reciente, o \"anula run --after-restore\"; \"anula store verify\" lo dice todo";

    private final String damage;

    /** @param damage what is wrong and where, without a full stop */
    public StoreDamagedException(String damage) {
        super("The store is damaged or older than it was / El almacén está dañado o es más viejo: " + line(damage)
                + WAY_OUT);
        this.damage = line(damage);
    }

    /** Only what is wrong and where. */
    public String damage() {
        return damage;
    }

    /** The text of a database or a file, on one line. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
