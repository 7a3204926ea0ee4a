package io.anula.routes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the routes that a class tests, by their ids. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OfRoute {
    String[] value();
}
