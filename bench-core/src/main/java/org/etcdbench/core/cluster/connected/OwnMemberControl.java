package org.etcdbench.core.cluster.connected;

import java.util.List;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.MemberControl;

/** Finds the member that is to be paused or killed, and refuses what one that is gone cannot do. */
record OwnMemberControl(List<? extends OwnMember> members) implements MemberControl {

  @Override
  public void pause(String member) throws ClusterException, InterruptedException {
    there(member).pause();
  }

  @Override
  public void resume(String member) throws ClusterException, InterruptedException {
    there(member).resume();
  }

  @Override
  public void kill(String member) throws ClusterException, InterruptedException {
    named(member).end();
  }

  private OwnMember there(String name) throws ClusterException {
    OwnMember member = named(name);
    String gone = member.gone().orElse("");
    if (!gone.isEmpty()) {
      throw new ClusterException("member " + name + " is gone: " + gone);
    }
    return member;
  }

  private OwnMember named(String name) {
    return members.stream()
        .filter(member -> member.endpoint().member().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no member is called " + name));
  }
}
