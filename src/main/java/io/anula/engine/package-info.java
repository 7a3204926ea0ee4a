/** The steps of a life that are the same for every provider: claim what is due, judge a failure, record the outcome. */
@org.jspecify.annotations.NullMarked
package io.anula.engine;
