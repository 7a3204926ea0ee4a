package io.anula.observe.alarm;

/**
 * Receives alarms. The thread that raises or clears an alarm calls it, so an implementation must be quick and must not
 * throw.
 */
public interface AlarmListener {
    /** The alarm was not active and is now. */
    void raised(Alarm alarm);

    /** The alarm was active and is over. */
    void cleared(Alarm alarm);
}
