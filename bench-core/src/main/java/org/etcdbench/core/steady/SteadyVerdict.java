package org.etcdbench.core.steady;

/**
 * What is to be thought of a recording.
 *
 * @param steady whether it, or what is left of it, shows a steady state
 * @param trimmedSeconds to be left out at its beginning; 0 if it is not steady
 * @param evidence a sentence with the figures
 */
public record SteadyVerdict(boolean steady, int trimmedSeconds, String evidence) {}
