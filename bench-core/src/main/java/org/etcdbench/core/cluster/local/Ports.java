package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Picks ports; somebody else may take one before it is used, so a start can need another try. */
public interface Ports {

  /** Ports of loopback that are free at this moment and differ from each other. */
  List<Integer> pick(int count) throws IOException;

  /** Those that the operating system hands out. */
  Ports FREE =
      count -> {
        List<ServerSocket> held = new ArrayList<>();
        try {
          for (int i = 0; i < count; i++) {
            held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
          }
          return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
          for (ServerSocket socket : held) {
            socket.close();
          }
        }
      };
}
