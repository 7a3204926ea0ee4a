package io.anula.observe.watch;

/** One thing that the watchdog looks at. */
public interface Check {
    /** Raises its alarm, or clears it when all is well; as often as it is asked. */
    void look();

    /** What it looks at, for a message when it cannot. */
    default String name() {
        return getClass().getSimpleName();
    }
}
