package org.etcdbench.report.html;

import java.util.List;

/**
 * What is to be said of a result in words, which all formats for people share.
 *
 * @param partial why it is not whole; empty if it is
 * @param environment where and with what it was measured
 * @param generator how far the generator can be trusted
 * @param clusters what runs did to their clusters, where it is worth a line
 * @param logs what members logged meanwhile
 * @param findings what must be known of the figures
 */
public record Remarks(
    String partial,
    List<Named> environment,
    List<String> generator,
    List<String> clusters,
    List<String> logs,
    List<FindingRemark> findings) {

  /** Copies the lists. */
  public Remarks {
    environment = List.copyOf(environment);
    generator = List.copyOf(generator);
    clusters = List.copyOf(clusters);
    logs = List.copyOf(logs);
    findings = List.copyOf(findings);
  }

  /** Something and its name. */
  public record Named(String name, String value) {}

  /**
   * A finding.
   *
   * @param invalidates whether figures must not be used
   * @param code what kind of thing
   * @param text what happened
   * @param scope the rows and runs that it holds for; empty for all
   */
  public record FindingRemark(boolean invalidates, String code, String text, String scope) {}
}
