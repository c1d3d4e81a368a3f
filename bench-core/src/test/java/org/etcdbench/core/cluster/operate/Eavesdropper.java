package org.etcdbench.core.cluster.operate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens where a member says that it does, lets clients speak HTTP/2, and keeps what they say. */
final class Eavesdropper implements AutoCloseable {
  /** An HTTP/2 frame of type SETTINGS that sets nothing; clients wait for it. */
  private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  private Eavesdropper(ServerSocket server) {
    this.server = server;
  }

  static Eavesdropper start() throws IOException {
    Eavesdropper started =
        new Eavesdropper(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    thread(started::accept);
    return started;
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "eavesdropper");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        thread(() -> hear(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void hear(Socket socket) {
    byte[] buffer = new byte[4096];
    try (InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(SETTINGS);
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        // of a stream that is safe for use by several threads
        heard.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // the client is gone
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** All bytes that any client sent, as text. */
  String heard() {
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
