package org.etcdbench.core.steady;

/**
 * What a check found.
 *
 * @param passed whether the series is steady as far as this check can tell
 * @param evidence a sentence with the figures, for the person who reads the result
 */
public record Finding(boolean passed, String evidence) {}
