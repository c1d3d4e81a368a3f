package org.etcdbench.core.cluster;

import io.etcd.jetcd.api.StatusResponse;
import java.util.List;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;

/** Makes our record of what a member answers when it is asked for its status. */
public final class MemberStatuses {
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
        status.getErrorsList());
  }

  /** Of one that did not, for this reason. */
  public static MemberStatus silent(Endpoint endpoint, String reason) {
    String url = endpoint.uri().toString();
    return new MemberStatus(
        endpoint.member(), url, "", "", false, false, 0, 0, 0, 0, 0, List.of(reason));
  }
}
