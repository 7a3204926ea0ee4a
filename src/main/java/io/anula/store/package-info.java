/** The durable data: cancellations with their history, requests, files, and answers that are due. */
@org.jspecify.annotations.NullMarked
package io.anula.store;
