package io.anula.observe.alarm;

/** What an alarm means for the work. */
public enum Effect {
    /** Work stands still until the cause is gone: the service is alive and not ready. */
    STOPS_WORK,
    /** Work goes on beside it. */
    WORK_GOES_ON
}
