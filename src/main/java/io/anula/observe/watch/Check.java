package io.anula.observe.watch;

/** One check of the watchdog. */
public interface Check {
    /** Raises the alarm of the check, or clears it when all is well; called again and again. */
    void look();

    /** The name of the check, for the message when it fails. */
    default String name() {
        return getClass().getSimpleName();
    }
}
