package org.etcdbench.core.cluster;

import io.etcd.jetcd.api.StatusResponse;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.jspecify.annotations.Nullable;

/** Makes our record of what a member answers when it is asked for its status. */
public final class MemberStatuses {
  /** Number of the field {@code dbSizeQuota}. */
  private static final int DB_SIZE_QUOTA = 12;

  private MemberStatuses() {}

  /** Of a member that answered. */
  public static MemberStatus answered(Endpoint endpoint, StatusResponse status) {
    long id = status.getHeader().getMemberId();
    return new MemberStatus(
        endpoint.member(),
        endpoint.uri().toString(),
        Long.toHexString(id),
        status.getVersion(),
        status.getLeader() == id,
        status.getIsLearner(),
        status.getRaftTerm(),
        status.getRaftIndex(),
        status.getRaftAppliedIndex(),
        status.getDbSize(),
        status.getDbSizeInUse(),
        status.getErrorsList(),
        status.getHeader().getRevision(),
        quotaBytes(status));
  }

  /** Which etcd tells since 3.6, in a field that our library does not know yet. */
  private static @Nullable Long quotaBytes(StatusResponse status) {
    return status.getUnknownFields().getField(DB_SIZE_QUOTA).getVarintList().stream()
        .filter(quota -> quota > 0)
        .findFirst()
        .orElse(null);
  }

  /** Of one that did not, for this reason. */
  public static MemberStatus silent(Endpoint endpoint, String reason) {
    String url = endpoint.uri().toString();
    return MemberStatus.silent(endpoint.member(), url, reason);
  }
}
