/** The rules that a request is judged by before it is sent: what a rule is, and how all rules of a provider judge. */
@org.jspecify.annotations.NullMarked
package io.anula.provider.rules;
