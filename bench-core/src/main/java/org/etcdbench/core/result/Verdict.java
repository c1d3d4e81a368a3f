package org.etcdbench.core.result;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether numbers may be used: {@code VALID}, or the reasons why not, and what else to know.
 *
 * @param findings in the order in which they were made; those of one code may repeat
 */
public record Verdict(List<Finding> findings) {

  /** Copies the list. */
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether no finding invalidates the numbers. */
  public boolean valid() {
    return findings.stream().noneMatch(Finding::invalidates);
  }

  /** {@code VALID}, or the codes of the reasons why not, joined by {@code +}. */
  public String label() {
    if (valid()) {
      return "VALID";
    }
    return findings.stream()
        .filter(Finding::invalidates)
        .map(finding -> finding.code().name())
        .distinct()
        .collect(Collectors.joining("+"));
  }
}
