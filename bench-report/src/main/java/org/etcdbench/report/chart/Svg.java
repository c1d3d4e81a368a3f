package org.etcdbench.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Writes elements. What is not a finite number cannot be written as one. */
final class Svg {

  /** The width of a chart that fills a page's column. */
  static final double WIDTH = 720;

  static final double FONT = 12;
  static final double SMALL_FONT = 11;

  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Begins a chart; {@link #finish} ends it. */
  static Svg of(Chart chart, String id, double width, double height) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id must be a letter, then letters, digits, _ or -, got: '" + id + "'");
    }
    return new Svg()
        .start("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("role", "img")
        .attr("aria-labelledby", id + "-title " + id + "-desc")
        .attr("width", width)
        .attr("height", height)
        .attr("viewBox", "0 0 " + number(width) + " " + number(height))
        .attr("class", "chart label")
        .attr("color", Ink.LABEL.onWhite())
        .attr("fill", "currentColor")
        .attr("font-family", "system-ui,sans-serif")
        .attr("font-size", FONT)
        .start("title")
        .attr("id", id + "-title")
        .text(chart.title())
        .end()
        .start("desc")
        .attr("id", id + "-desc")
        .text(chart.description())
        .end();
  }

  Svg start(String name) {
    closeTag();
    if (!open.isEmpty() && !"tspan".equals(name) && !"title".equals(name)) {
      out.append('\n');
    }
    out.append('<').append(name);
    open.push(name);
    inTag = true;
    return this;
  }

  Svg attr(String name, double value) {
    return attr(name, number(value));
  }

  Svg attr(String name, String value) {
    if (!inTag) {
      throw new IllegalStateException("attribute '" + name + "' after content");
    }
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
    return this;
  }

  /** What is within is drawn in this ink. */
  Svg ink(Ink ink) {
    return attr("class", ink.cssClass()).attr("color", ink.onWhite());
  }

  /** The element's outline is drawn, and nothing inside of it. */
  Svg stroked(double width) {
    return attr("fill", "none").attr("stroke", "currentColor").attr("stroke-width", width);
  }

  Svg text(String content) {
    closeTag();
    escape(content);
    return this;
  }

  /** Ends the innermost element. */
  Svg end() {
    String name = open.pop();
    if (inTag) {
      out.append("/>");
      inTag = false;
    } else {
      out.append("</").append(name).append('>');
    }
    return this;
  }

  /** Ends the innermost element, which says this text when it is pointed at. */
  Svg endWithTip(String tip) {
    return start("title").text(tip).end().end();
  }

  String finish() {
    end();
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.append('\n').toString();
  }

  Svg group() {
    return start("g");
  }

  /** Begins a group that says this text when it is pointed at. */
  Svg groupWithTip(String tip) {
    return group().start("title").text(tip).end();
  }

  Svg path(String commands) {
    return start("path").attr("d", commands);
  }

  Svg rect(double x, double y, double width, double height) {
    return start("rect").attr("x", x).attr("y", y).attr("width", width).attr("height", height);
  }

  /** A text that begins at x, its baseline at y; to be ended. */
  Svg textAt(double x, double y) {
    return start("text").attr("x", x).attr("y", y);
  }

  /** A whole element of text that begins at x. */
  Svg label(double x, double y, String content) {
    return textAt(x, y).text(content).end();
  }

  /** A whole element of text that ends at x. */
  Svg labelBefore(double x, double y, String content) {
    return textAt(x, y).attr("text-anchor", "end").text(content).end();
  }

  /** A whole element of text around x. */
  Svg labelAround(double x, double y, String content) {
    return textAt(x, y).attr("text-anchor", "middle").text(content).end();
  }

  /** Of a place, for which a tenth of a pixel is near enough. */
  static String tenths(double value) {
    return number(Math.round(value * 10) / 10.0);
  }

  /** With at most two decimals, and no more than are needed. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a coordinate must be finite, got: " + value);
    }
    long hundredths = Math.round(Math.abs(value) * 100);
    String sign = value < 0 && hundredths > 0 ? "-" : "";
    long rest = hundredths % 100;
    String decimals =
        rest == 0 ? "" : "." + (rest % 10 == 0 ? rest / 10 : (rest < 10 ? "0" : "") + rest);
    return sign + hundredths / 100 + decimals;
  }

  private void closeTag() {
    if (inTag) {
      out.append('>');
      inTag = false;
    }
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t', '\r' -> out.append(' ');
      default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
    }
  }

  /** Whether XML 1.0 has this character. */
  private static boolean isXml(int c) {
    return (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
  }
}
