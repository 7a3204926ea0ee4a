/**
 * The interface of a provider adapter: settings, requests, claims and answers, in the same terms for every provider.
 */
@org.jspecify.annotations.NullMarked
package io.anula.provider;
