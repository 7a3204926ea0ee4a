package io.anula.observe.alarm;

/**
 * Hears of alarms. It is told by whoever raises or clears one, on that thread, so it must be quick and must not fail.
 */
public interface AlarmListener {
    /** The alarm was not standing and is now. */
    void raised(Alarm alarm);

    /** The alarm stood and is over. */
    void cleared(Alarm alarm);
}
