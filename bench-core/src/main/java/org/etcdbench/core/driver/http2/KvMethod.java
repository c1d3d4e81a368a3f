package org.etcdbench.core.driver.http2;

/** The methods of etcd's KV service that calls are made to. */
public enum KvMethod {
  /** Writes a pair. */
  PUT("Put"),
  /** Reads a key. */
  RANGE("Range");

  private final String path;

  KvMethod(String name) {
    this.path = "/etcdserverpb.KV/" + name;
  }

  String path() {
    return path;
  }
}
