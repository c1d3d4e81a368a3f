package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.util.List;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.MemberControl;

/** Pauses and kills members that are processes on this machine, by signals. */
record LocalMemberControl(List<MemberProcess> members) implements MemberControl {

  @Override
  public void pause(String member) throws ClusterException, InterruptedException {
    MemberProcess process = running(member);
    try {
      process.pause();
    } catch (IOException e) {
      throw failed("pause", member, e);
    }
  }

  @Override
  public void resume(String member) throws ClusterException, InterruptedException {
    MemberProcess process = running(member);
    try {
      process.resume();
    } catch (IOException e) {
      throw failed("resume", member, e);
    }
  }

  @Override
  public void kill(String member) throws InterruptedException {
    MemberProcess process = named(member);
    process.kill();
    process.awaitEnd();
  }

  private MemberProcess running(String member) throws ClusterException {
    MemberProcess process = named(member);
    String gone = process.gone().orElse("");
    if (!gone.isEmpty()) {
      throw new ClusterException("member " + member + " is gone: " + gone);
    }
    return process;
  }

  private MemberProcess named(String member) {
    return members.stream()
        .filter(process -> process.endpoint().member().equals(member))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no member is called " + member));
  }

  private static ClusterException failed(String what, String member, IOException e) {
    return new ClusterException("cannot " + what + " member " + member + ": " + e.getMessage(), e);
  }
}
