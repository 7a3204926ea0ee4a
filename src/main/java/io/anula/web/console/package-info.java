/** The pages for operators: held cancellations, work under way, one cancellation, and the decisions of a person. */
@org.jspecify.annotations.NullMarked
package io.anula.web.console;
