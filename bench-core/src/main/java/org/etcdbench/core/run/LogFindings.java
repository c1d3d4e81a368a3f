package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.cause.Logged;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.ScenarioResult;

/**
 * What members logged that explains figures, each kind once for a row. Changes of the leader are
 * not among it: they are found otherwise, and invalidate.
 */
final class LogFindings {
  private static final Map<Kind, Code> CODES = new LinkedHashMap<>();

  static {
    CODES.put(Kind.SLOW_APPLY, Code.SLOW_APPLY);
    CODES.put(Kind.SLOW_REQUEST, Code.SLOW_APPLY);
    CODES.put(Kind.SLOW_FDATASYNC, Code.MEMBER_STALLED);
    CODES.put(Kind.LATE_HEARTBEAT, Code.MEMBER_STALLED);
    CODES.put(Kind.SLOW_READ_INDEX, Code.MEMBER_STALLED);
    CODES.put(Kind.OVERLOADED_NETWORK, Code.MEMBER_STALLED);
  }

  private LogFindings() {}

  /** What must be known of the logs. */
  static List<Finding> of(ScenarioResult row) {
    List<Finding> findings = new ArrayList<>();
    CODES.forEach(
        (kind, code) ->
            Logged.of(row, kind)
                .ifPresent(logged -> findings.add(new Finding(code, logged.sentence()))));
    return findings;
  }
}
