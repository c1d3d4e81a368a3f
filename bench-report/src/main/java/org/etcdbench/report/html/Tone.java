package org.etcdbench.report.html;

/** How good something is: always said by a word and a sign too, as some see no colours. */
enum Tone {
  /** As it should be, or better than before. */
  GOOD("good", "\u2713"),
  /** Must not be used, or worse than before. */
  BAD("bad", "\u2717"),
  /** Something is to be known first. */
  WARN("warn", "\u26a0"),
  /** Neither. */
  NEUTRAL("neutral", "\u2022");

  private final String cssClass;
  private final String sign;

  Tone(String cssClass, String sign) {
    this.cssClass = cssClass;
    this.sign = sign;
  }

  String cssClass() {
    return cssClass;
  }

  String sign() {
    return sign;
  }
}
