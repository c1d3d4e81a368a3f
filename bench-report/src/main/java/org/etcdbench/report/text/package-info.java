/**
 * Writes documents in other tools' forms: XML that test reporters read, Markdown, and JSON.
 *
 * <p>Text is the same in every locale, its lines end in {@code \n}. Must not know results: what
 * stands in a document is its caller's business.
 */
@NullMarked
package org.etcdbench.report.text;

import org.jspecify.annotations.NullMarked;
