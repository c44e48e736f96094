/**
 * Adds what a claim found to its result in Allure: the decision, parameters, labels, steps and files.
 *
 * <p>{@link dev.tenet.allure.ClaimListener} receives what the engine publishes on a claim's test, and updates the result
 * that Allure's own listener for the JUnit Platform writes. It writes no results of its own.
 */
@NullMarked
package dev.tenet.allure;

import org.jspecify.annotations.NullMarked;
