/** What is durable: cancellations with their history, requests, files, and answers that are still due. */
@org.jspecify.annotations.NullMarked
package io.anula.store;
