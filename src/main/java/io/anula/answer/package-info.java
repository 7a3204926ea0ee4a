/** Answers to those who asked: receipts, results, rows. */
@org.jspecify.annotations.NullMarked
package io.anula.answer;
