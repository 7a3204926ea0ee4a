package io.anula.observe.alarm;

/** What an alarm means for the work. */
public enum Effect {
    /** Work stops until the cause is gone: the service is alive but not ready. */
    STOPS_WORK,
    /** Work goes on. */
    WORK_GOES_ON
}
